import { html } from '../html.js';
import { api } from '../data/api.js';
import { readModels } from '../data/machine.js';
import { attempt } from '../data/toasts.js';
import { bytes } from '../format.js';
import { Busy } from './Busy.js';
import { PullButton } from './PullButton.js';

const KINDS = { transcribe: 'Hears the words', image: 'Paints scenes', interpolate: 'Smooths movement', depth: 'Sees depth', upscale: 'Enlarges', voice_activity: 'Finds the singing', separate: 'Separates the voice', align: 'Times the words', write: 'Writes the scenes' };

/** All models by what they are for; those that are here first. */
export function ModelShelf({ models }) {
  if (!models) {
    return null;
  }
  const groups = Map.groupBy(models, model => model.kind);
  return html`<section class="panel"><h2>Models</h2>${[...groups].map(([kind, all]) => html`<div key=${kind} class="shelf"><h3>${KINDS[kind] ?? kind}</h3>
    <ul>${[...all].sort((a, b) => Number(b.installed) - Number(a.installed) || Number(b.recommended) - Number(a.recommended)).map(model => html`<${Row} key=${model.id} model=${model} />`)}</ul></div>`)}</section>`;
}

function Row({ model }) {
  const remove = () => attempt(() => api.removeModel(model.id), `${model.title} is removed`).then(readModels);
  return html`<li class=${model.installed ? 'here' : ''}><div class="grow"><strong>${model.title}</strong>${model.recommended && html`<span class="badge">The one to begin with</span>`}
      <p class="muted">${model.description}${' '}<small>${model.licence}${model.commercial_use ? '' : ', not for commercial use'}</small></p></div>
    ${model.installed ? html`<small class="muted">${bytes(model.bytes_present)}</small>${model.in_place ? html`<span class="badge done">Here</span>` : html`<${Busy} kind="plain round" icon="trash" aria-label=${`Remove ${model.title}`} onClick=${remove} />`}` : html`<${PullButton} id=${model.id} />`}</li>`;
}
