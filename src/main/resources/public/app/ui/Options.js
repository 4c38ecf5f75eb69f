import { html } from '../html.js';
import { form, option } from '../data/draft.js';
import { Chips } from './Chips.js';
import { Choice } from './Choice.js';

const LOOKS = ['35mm', 'neon night', 'noir rain', 'super 8', 'painted', 'dreamlike pastel', 'winter', 'desert', 'cosmic', 'handheld'];
const SHAPES = [['16:9', 'Wide', '16 : 9'], ['9:16', 'Tall', '9 : 16'], ['1:1', 'Square', '1 : 1']];
const CUTS = [['low', 'Calm'], ['medium', 'Balanced'], ['high', 'Fast']];

/** What most people want to say about a film. */
export function Options() {
  const { options } = form.value;
  const intensity = options.intensity ?? 0.5;
  return html`<section class="panel stack" aria-label="Look">
    <${Chips} label="Look" values=${options.style_tags ?? []} placeholder="From the picture and the words" suggestions=${LOOKS} onChange=${tags => option('style_tags', tags)} />
    <div class="pair">
      <${Choice} label="Shape" name="aspect" value=${options.aspect ?? '16:9'} options=${SHAPES} onChange=${value => option('aspect', value === '16:9' ? null : value)} />
      <${Choice} label="Cuts" name="cuts" value=${options.cut_frequency ?? 'medium'} options=${CUTS} onChange=${value => option('cut_frequency', value === 'medium' ? null : value)} />
    </div>
    <label class="field"><span>Movement <output>${intensity < 0.35 ? 'still' : intensity > 0.65 ? 'wild' : 'moderate'}</output></span>
      <input type="range" min="0" max="1" step="0.05" value=${intensity} onInput=${event => option('intensity', Number(event.target.value) === 0.5 ? null : Number(event.target.value))} /></label>
    <label class="switch"><input type="checkbox" checked=${options.draft === true} onChange=${event => option('draft', event.target.checked || null)} />
      <span><strong>Quick draft</strong><small>Small and fast, on the same seeds; the full film later.</small></span></label>
    <label class="switch"><input type="checkbox" checked=${options.stop_after === 'direction'} onChange=${event => option('stop_after', event.target.checked ? 'direction' : null)} />
      <span><strong>Let me read the plan first</strong><small>Stops when the scenes are written; nothing is rendered until you say so.</small></span></label>
  </section>`;
}
