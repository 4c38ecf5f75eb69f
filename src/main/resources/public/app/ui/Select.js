import { html } from '../html.js';

export function Select({ label, value, options, onChange, hint }) {
  return html`<label class="field"><span>${label}</span>
    <select value=${value} onChange=${event => onChange(event.target.value)}>
      ${options.map(([key, words]) => html`<option key=${key} value=${key}>${words}</option>`)}</select>
    ${hint && html`<small>${hint}</small>`}</label>`;
}
