import { useEffect } from 'preact/hooks';
import { html } from '../html.js';
import { capabilities, gpu, health, lanes, machineProblem, models, storage, version, watchMachine } from '../data/machine.js';
import { api } from '../data/api.js';
import { deleteFilms, stoppedFilms, watchFilms } from '../data/films.js';
import { attempt } from '../data/toasts.js';
import { bytes, count } from '../format.js';
import { Bar } from '../ui/Bar.js';
import { Busy } from '../ui/Busy.js';
import { Icon } from '../ui/Icon.js';
import { ModelShelf } from '../ui/ModelShelf.js';
import { Trouble } from '../ui/Trouble.js';

/** What this machine has, what is on it now, and what it can do. */
export function MachineView() {
  useEffect(watchMachine, []);
  useEffect(() => { document.title = 'Machine · Songreel'; }, []);
  return html`<div class="page machine">
    <div class="title-row"><h1>Machine</h1><p class="facts">${health.value && html`<span class=${`badge ${health.value === 'UP' ? 'done' : 'failed'}`}>${health.value === 'UP' ? 'Well' : 'Not well'}</span>`}
      ${version.value && html`<span>Songreel ${version.value}</span>`}<a href="/swagger-ui">API</a></p></div>
    <${Trouble} problem=${machineProblem.value} />
    <div class="tiles"><${Devices} /><${Gate} /><${Disk} /></div>
    <${Doctor} />
    <${ModelShelf} models=${models.value} />
  </div>`;
}

function Devices() {
  const now = gpu.value;
  const devices = now?.devices.length ? now.devices.map(each => [each.name, each.memory_used_bytes, each.memory_total_bytes])
    : (now?.gates ?? []).map(each => [each.device === 'cpu' ? 'Processor' : each.device, each.memory_used_bytes, each.memory_total_bytes]);
  return html`<section class="panel"><h2>Devices</h2>
    ${devices.map(([name, used, total]) => html`<div key=${name} class="device"><strong>${name}</strong>
      ${total ? html`<${Bar} value=${used / total} label=${`Memory of ${name}`} /><small class="muted">${bytes(used)} of ${bytes(total)} memory in use</small>` : html`<small class="muted">memory not known</small>`}</div>`)}
    ${now && now.devices.length === 0 && html`<p class="muted">No GPU was found; films are made on the processor.</p>`}
  </section>`;
}

function Gate() {
  const gates = gpu.value?.gates ?? [];
  const holders = gates.flatMap(gate => gate.holders);
  const resident = gates.flatMap(gate => gate.resident_models);
  const lane = lanes.value;
  return html`<section class="panel"><h2>Now</h2>
    <p><strong>${holders.length ? holders.map(each => `${each.holder} with ${each.model}, ${each.held_s} s`).join('; ') : 'No model is at work'}</strong></p>
    <p class="muted">${resident.length ? `Loaded: ${resident.map(each => `${each.model} ${each.component} (${bytes(each.bytes)})`).join(', ')}` : 'No model is loaded'}</p>
    <p class="muted">${lane ? `${count(lane.running.length, 'job runs', 'jobs run')}, ${lane.waiting.length} waiting${lane.paused ? ', the queue is paused' : ''}` : `${count(gpu.value?.queue ?? 0, 'job')} waiting`}</p>
    ${lane && html`<${Busy} kind="small" icon=${lane.paused ? 'play' : 'pause'} onClick=${() => attempt(lane.paused ? api.resume : api.pause)}>${lane.paused ? 'Let the queue go on' : 'Pause the queue'}</${Busy}>`}
  </section>`;
}

function Disk() {
  useEffect(watchFilms, []);
  const disk = storage.value;
  const stopped = stoppedFilms.value;
  if (!disk) {
    return null;
  }
  const parts = [['Films', disk.jobs_bytes], ['Uploads', disk.uploads_bytes], ['Models', disk.models_bytes]];
  return html`<section class="panel"><h2>Disk</h2>
    <${Bar} value=${1 - disk.free_bytes / disk.total_bytes} label="Disk in use" kind=${disk.free_bytes / disk.total_bytes < 0.05 ? 'warn' : ''} />
    <p><strong>${bytes(disk.free_bytes)} free</strong> of ${bytes(disk.total_bytes)}</p>
    <ul class="plainlist small">${parts.map(([name, size]) => html`<li key=${name}><span class="grow">${name}</span><span>${bytes(size)}</span></li>`)}</ul>
    <p class="muted">Room is made by deleting <a href="#/">films</a>, or models below.</p>
    ${stopped.length > 0 && html`<button type="button" class="button small" onClick=${() => deleteFilms(stopped)}><${Icon} name="trash" size=${16} /><span>Delete ${count(stopped.length, 'film')} that never got ready</span></button>`}
  </section>`;
}

const LADDERS = [['renderers', 'Scenes'], ['directors', 'Direction'], ['transcribers', 'Words'], ['hearing', 'Words in time']];

/** What works here, and what each missing piece would add. */
function Doctor() {
  const can = capabilities.value;
  return can && html`<section class="panel"><h2>What works here</h2><div class="ladders">${LADDERS.map(([key, name]) => html`<div key=${key}><h3>${name}</h3>
    <ul class="plainlist">${can[key].map(rung => html`<li key=${rung.name} class=${rung.available ? '' : 'off'}><${Icon} name=${rung.available ? 'check' : 'plus'} /><span><strong>${rung.description}</strong>
      ${!rung.available && html`<small class="muted">${rung.reason}</small>`}</span></li>`)}</ul></div>`)}</div></section>`;
}
