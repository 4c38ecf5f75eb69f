import { html } from '../html.js';
import { Icon } from './Icon.js';

/** What went wrong and what to do about it. */
export function Trouble({ problem, children }) {
  if (!problem) {
    return null;
  }
  return html`<div class="trouble" role="alert">
    <${Icon} name="alert" />
    <div>
      <strong>${problem.title}</strong>
      ${problem.errors?.length
        ? html`<ul>${problem.errors.map(each => html`<li><code>${each.field}</code> ${each.message}</li>`)}</ul>`
        : problem.detail && html`<p>${problem.detail}</p>`}
      ${children && html`<div class="row">${children}</div>`}
    </div>
  </div>`;
}
