import { html } from '../html.js';
import { count } from '../format.js';
import { Icon } from './Icon.js';

/** The journal, for those who want to know exactly. */
export function Log({ film }) {
  return html`<details class="panel fold log" data-events=${film.events.value} data-last=${film.lastEvent.value}>
    <summary><${Icon} name="right" /><span>${count(film.events.value, 'event')}</span></summary>
    <ol reversed>${film.log.value.slice(-100).reverse().map(event => html`<li key=${event.seq}><code>${event.seq}</code> ${event.type} <span class="muted">${event.data.message ?? event.data.title ?? ''}</span></li>`)}</ol>
  </details>`;
}
