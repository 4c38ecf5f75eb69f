import { html } from '../html.js';

/** A few ways side by side, one of them taken. `options`: [value, words, hint?]. */
export function Choice({ label, name, value, options, onChange }) {
  return html`<fieldset class="choice"><legend>${label}</legend><div class="segments">
    ${options.map(([key, words, hint]) => html`<label key=${key} title=${hint}>
      <input type="radio" name=${name} checked=${value === key} onChange=${() => onChange(key)} /><span>${words}</span></label>`)}
  </div></fieldset>`;
}
