import { html } from '../html.js';
import { models, pull, pulls, stopPull } from '../data/machine.js';
import { bytes } from '../format.js';
import { Bar } from './Bar.js';
import { Busy } from './Busy.js';

/** Fetches a model, with its size before and its bytes while it comes. */
export function PullButton({ id }) {
  const model = models.value?.find(each => each.id === id);
  if (!model || model.installed) {
    return null;
  }
  const state = pulls.value[id];
  if (state?.problem) {
    return html`<div class="pull"><small class="bad">${state.problem}</small><${Busy} kind="small" icon="again" onClick=${() => pull(model)}>Again</${Busy}></div>`;
  }
  if (state) {
    return html`<div class="pull"><small>${state.message}</small><${Bar} value=${state.progress} label=${`Fetching ${model.title}`} />
      <${Busy} kind="plain small round" icon="close" aria-label=${`Stop fetching ${model.title}`} onClick=${() => stopPull(id)} /></div>`;
  }
  if (model.state === 'export_yourself') {
    return html`<small class="muted">Made on this machine: <code>${model.export}</code></small>`;
  }
  const rest = model.bytes === null ? '' : `, ${bytes(model.bytes - model.bytes_present)}`;
  return html`<${Busy} kind="small" icon="download" aria-label=${`Fetch ${model.title}${rest}`} onClick=${() => pull(model)}>${model.bytes_present > 0 ? 'Go on' : 'Fetch'}${rest}</${Busy}>`;
}
