import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { attempt } from '../data/toasts.js';
import { Busy } from './Busy.js';
import { Chips } from './Chips.js';
import { Dialog } from './Dialog.js';
import { Icon } from './Icon.js';

/** The look of the whole film, and a way to change it. */
export function DirectionPanel({ film }) {
  const [editing, setEditing] = useState(false);
  const job = film.job.value;
  if (!job.global_mood) {
    return null;
  }
  return html`<section class="panel direction" aria-label="Direction">
    <div class="title-row"><h2>Direction</h2>${film.ended.value && html`<button type="button" class="button small" onClick=${() => setEditing(true)}><${Icon} name="pencil" size=${16} /><span>Change</span></button>`}</div>
    <p class="palette" role="img" aria-label=${`Colours: ${(job.palette ?? []).join(', ')}`}>${(job.palette ?? []).map(each => html`<i key=${each} style=${{ background: each }}></i>`)}</p>
    <p><strong>${sentence(job.global_mood)}</strong></p>
    <p class="muted">${sentence(job.global_style)}</p>
    ${job.motifs?.length > 0 && html`<details class="fold"><summary><${Icon} name="right" /><span>${job.motifs.length} motifs</span></summary><ul>${job.motifs.map(each => html`<li key=${each}>${each}</li>`)}</ul></details>`}
    ${editing && html`<${DirectionForm} film=${film} onClose=${() => setEditing(false)} />`}
  </section>`;
}

const sentence = text => text.charAt(0).toUpperCase() + text.slice(1);

function DirectionForm({ film, onClose }) {
  const job = film.job.value;
  const [draft, setDraft] = useState({ mood: job.global_mood, style: job.global_style, palette: job.palette ?? [], motifs: job.motifs ?? [], do_not_include: job.do_not_include ?? [] });
  const set = values => setDraft({ ...draft, ...values });
  const save = async () => {
    const old = { mood: job.global_mood, style: job.global_style, palette: job.palette, motifs: job.motifs, do_not_include: job.do_not_include };
    const direction = Object.fromEntries(Object.entries(draft).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key])));
    if (Object.keys(direction).length === 0 || await attempt(() => film.edit({ direction }))) {
      onClose();
    }
  };
  return html`<${Dialog} title="Direction" onClose=${onClose}>
    <div class="stack">
      <label class="field"><span>Mood</span><textarea rows="2" value=${draft.mood} onInput=${event => set({ mood: event.target.value })}></textarea></label>
      <label class="field"><span>Style</span><textarea rows="3" value=${draft.style} onInput=${event => set({ style: event.target.value })}></textarea></label>
      <fieldset class="swatches"><legend>Colours</legend>${draft.palette.map((each, i) => html`<span key=${i}><input type="color" aria-label=${`Colour ${i + 1}`} value=${each} onInput=${event => set({ palette: draft.palette.with(i, event.target.value) })} />
        ${draft.palette.length > 1 && html`<button type="button" aria-label=${`Remove colour ${i + 1}`} onClick=${() => set({ palette: draft.palette.toSpliced(i, 1) })}><${Icon} name="close" size=${14} /></button>`}</span>`)}
        ${draft.palette.length < 8 && html`<button type="button" class="button small" onClick=${() => set({ palette: [...draft.palette, '#888888'] })}><${Icon} name="plus" size=${16} /><span>Colour</span></button>`}</fieldset>
      <${Chips} label="Motifs" values=${draft.motifs} placeholder="Things that come back" onChange=${motifs => set({ motifs })} />
      <${Chips} label="Never show" values=${draft.do_not_include} placeholder="text, logos …" max=${32} onChange=${values => set({ do_not_include: values })} />
      <p class="muted">The scenes are written anew with it; locked scenes and those you wrote yourself keep their words.</p>
      <div class="row end"><button type="button" class="button" onClick=${onClose}>Cancel</button><${Busy} kind="primary" onClick=${save}>Write the scenes anew</${Busy}></div>
    </div></${Dialog}>`;
}
