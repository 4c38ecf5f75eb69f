import { html } from '../html.js';
import { form } from '../data/draft.js';
import { capabilities } from '../data/machine.js';
import { Icon } from './Icon.js';
import { PullButton } from './PullButton.js';

const WORDS = { still: 'The picture in motion', image: 'An image model', video: 'A video model', rules: 'Rules', model: 'A language model', uploaded: 'Your lyrics', whisper: 'A speech model' };

/** Who will make this film, and what a model that is not here would add. */
export function ModelNeeds() {
  const can = capabilities.value;
  if (!can) {
    return null;
  }
  const { options, lyrics } = form.value;
  const best = (rungs, wish) => {
    const there = rungs.filter(rung => rung.available);
    return there.find(rung => rung.name === wish) ?? there.at(-1);
  };
  // better renderers that nobody asked for say so themselves
  const renderer = options.renderer && options.renderer !== 'auto' ? best(can.renderers, options.renderer)
    : can.renderers.filter(rung => rung.available && !/only when asked/.test(rung.description)).at(-1);
  const director = best(can.directors, options.director);
  const hears = lyrics.trim() ? can.transcribers[0] : can.transcribers.slice(1).findLast(rung => rung.available);
  const missing = [...can.renderers, ...can.directors, ...(lyrics.trim() ? [] : can.transcribers)].filter(rung => !rung.available);
  return html`<details class="panel fold needs"><summary><${Icon} name="right" /><span>Made by${' '}<strong>${(WORDS[renderer?.name] ?? renderer?.name ?? '').toLowerCase()}</strong></span></summary>
    <ul class="plainlist">
      <${Row} good what="Scenes" who=${renderer} />
      <${Row} good what="Direction" who=${director} />
      ${hears ? html`<${Row} good what="Words" who=${hears} />` : html`<li><${Icon} name="alert" /><span><strong>Words</strong> None: no lyrics are given and nothing here can hear them.</span></li>`}
    </ul>
    ${missing.length > 0 && html`<h3>Would add more</h3><ul class="plainlist">${missing.map(rung => html`<${Row} key=${rung.name} what=${WORDS[rung.name] ?? rung.name} who=${rung} />`)}</ul>`}
  </details>`;
}

function Row({ what, who, good }) {
  const model = !good && /models pull ([\w.-]+)/.exec(who?.reason ?? '')?.[1];
  return html`<li><${Icon} name=${good ? 'check' : 'plus'} /><span class="grow"><strong>${what}</strong> ${who?.description}
    ${!good && !model && html`<small class="muted">${who?.reason}</small>`}</span>${model && html`<${PullButton} id=${model} />`}</li>`;
}
