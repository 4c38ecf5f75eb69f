import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';
import { attempt } from '../data/toasts.js';
import { clock, exact, sceneWord } from '../format.js';
import { Busy } from './Busy.js';
import { Dialog } from './Dialog.js';
import { Icon } from './Icon.js';
import { Takes } from './Takes.js';

const WORDS = ['prompt', 'camera', 'motion', 'negative_prompt', 'seed'];
const CAMERAS = ['static', 'slow push in', 'pull out', 'pan left', 'pan right', 'tilt up', 'tilt down', 'orbit', 'handheld', 'drift'];
const pick = data => Object.fromEntries(WORDS.map(word => [word, data[word]]));

/** A scene's words, seed, borders and takes. */
export function SceneEditor({ film, scene }) {
  const data = scene.data.value;
  const [draft, setDraft] = useState(pick(data));
  const kept = JSON.stringify(pick(data));
  useEffect(() => setDraft(pick(data)), [kept]);
  const set = values => setDraft({ ...draft, ...values });
  const changes = Object.fromEntries(WORDS.filter(word => draft[word] !== data[word]).map(word => [word, draft[word]]));
  const dirty = Object.keys(changes).length > 0;
  const close = () => { film.selected.value = -1; };
  const picture = scene.preview.value?.url ?? data.thumbnail_url ?? scene.last;
  const free = film.ended.value;
  const save = () => attempt(() => film.edit({ scenes: [{ i: scene.i, ...changes }] }), `Scene ${scene.i + 1} is changed`);
  const saveAndRun = async () => (!dirty || await save()) && await attempt(() => film.run()) && close();
  const text = (word, label, rows, more = {}) => html`<label class="field"><span>${label}</span>
    <textarea rows=${rows} value=${draft[word]} disabled=${!free} onInput=${event => set({ [word]: event.target.value })} ...${more}></textarea></label>`;
  return html`<${Dialog} wide title=${`Scene ${scene.i + 1}`} onClose=${close}>
    <div class="editor">
      <div class="stack">
        <div class="picture big">${data.clip_url ? html`<video key=${data.clip_url} src=${data.clip_url} poster=${data.thumbnail_url} controls loop muted autoplay playsinline aria-label=${`Clip of scene ${scene.i + 1}`}></video>`
          : picture ? html`<img src=${picture} alt="" />` : html`<span class="blank" style=${{ '--hue': (scene.i * 47) % 360 }}></span>`}
          ${data.status !== 'done' && html`<span class=${`badge ${data.status}`}>${sceneWord(data.status)}</span>`}</div>
        <${Place} film=${film} scene=${scene} free=${free} />
        <${Takes} film=${film} scene=${scene} />
      </div>
      <form class="stack" onSubmit=${event => { event.preventDefault(); save(); }}>
        ${text('prompt', 'What is seen', 5)}
        <label class="field"><span>Camera</span><input list="cameras" value=${draft.camera} disabled=${!free} onInput=${event => set({ camera: event.target.value })} />
          <datalist id="cameras">${CAMERAS.map(each => html`<option key=${each} value=${each} />`)}</datalist></label>
        ${text('motion', 'Movement', 2)}
        ${text('negative_prompt', 'Never show', 2)}
        <div class="with-button"><label class="field"><span>Seed</span><input type="number" min="0" max="4294967295" value=${draft.seed} disabled=${!free} onInput=${event => set({ seed: Number(event.target.value) })} /></label>
          <${Busy} icon="dice" kind="round" disabled=${!free} aria-label="Throw a new seed" title="Throw a new seed" onClick=${() => set({ seed: crypto.getRandomValues(new Uint32Array(1))[0] })} /></div>
        ${free ? html`<div class="row end">
            <${Lock} film=${film} scene=${scene} />
            <button class="button" disabled=${!dirty}>Save</button>
            <${Busy} kind="primary" icon="play" disabled=${!dirty && data.status === 'done'} onClick=${saveAndRun}>Render this scene</${Busy}></div>`
          : html`<p class="muted">It can be changed when the film has come to its end, or is cancelled.</p>`}
      </form>
    </div>
    <footer class="row">
      <button type="button" class="button" disabled=${scene.i === 0} onClick=${() => { film.selected.value = scene.i - 1; }}>Earlier scene</button><span class="grow"></span>
      <button type="button" class="button" disabled=${scene.i >= film.scenes.value.length - 1} onClick=${() => { film.selected.value = scene.i + 1; }}>Later scene</button>
    </footer>
  </${Dialog}>`;
}

function Lock({ film, scene }) {
  const { locked } = scene.data.value;
  if (locked === undefined) {
    return null;
  }
  const turn = () => attempt(() => film.edit({ scenes: [{ i: scene.i, locked: !locked }] }));
  return html`<${Busy} icon=${locked ? 'lock' : 'unlock'} aria-pressed=${locked} title="A locked scene keeps its words when the direction changes" onClick=${turn}>${locked ? 'Locked' : 'Lock'}</${Busy}>`;
}

/** Where the scene lies in the song; its beginning can be moved from here too. */
function Place({ film, scene, free }) {
  const { start_s: start, end_s: end, frames } = scene.data.value;
  const nudge = by => attempt(() => film.edit({ borders: [{ i: scene.i, start_s: start + by }] }));
  return html`<div class="place row"><span class="grow"><strong>${exact(start)}</strong> to <strong>${exact(end)}</strong> <small class="muted">${frames} frames</small></span>
    ${free && scene.i > 0 && html`<span class="row" role="group" aria-label="Move the beginning"><small class="muted">Begins</small>
      <${Busy} kind="small" aria-label=${`Earlier by a tenth of a second than ${clock(start)}`} onClick=${() => nudge(-0.1)}>−0.1</${Busy}>
      <${Busy} kind="small" aria-label=${`Later by a tenth of a second than ${clock(start)}`} onClick=${() => nudge(0.1)}>+0.1</${Busy}></span>`}</div>`;
}
