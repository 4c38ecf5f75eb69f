import { html } from '../html.js';
import { toasts } from '../data/toasts.js';
import { Icon } from './Icon.js';

/** Short lines at the page's lower edge. */
export function Toasts() {
  const drop = key => {
    toasts.value = toasts.value.filter(each => each.key !== key);
  };
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.value.map(each => html`<div key=${each.key} class=${`toast ${each.bad ? 'bad' : ''}`}>
      ${each.bad && html`<${Icon} name="alert" />`}
      <div class="grow"><strong>${each.text}</strong>${each.detail && html`<p>${each.detail}</p>`}</div>
      ${each.action && html`<button type="button" class="button small" onClick=${() => { drop(each.key); each.act(); }}>${each.action}</button>`}
      <button type="button" class="button plain small round" aria-label="Dismiss" onClick=${() => drop(each.key)}><${Icon} name="close" size=${16} /></button>
    </div>`)}
  </div>`;
}
