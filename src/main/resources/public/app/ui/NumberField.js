import { html } from '../html.js';

/** A number, or nothing where the server chooses. */
export function NumberField({ label, value, onChange, min, max, step = 1, placeholder, hint }) {
  const change = event => onChange(event.target.value === '' ? null : Number(event.target.value));
  return html`<label class="field"><span>${label}</span>
    <input type="number" inputmode="decimal" value=${value ?? ''} min=${min} max=${max} step=${step} placeholder=${placeholder} onInput=${change} />
    ${hint && html`<small>${hint}</small>`}</label>`;
}
