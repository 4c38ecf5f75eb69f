import { html } from '../html.js';
import { line } from '../data/events.js';
import { route } from '../router.js';
import { Icon } from './Icon.js';
import { ThemeSwitch } from './ThemeSwitch.js';

const PLACES = [['films', '#/', 'film', 'Films'], ['new', '#/new', 'plus', 'New film'], ['machine', '#/machine', 'chip', 'Machine']];

export function TopBar() {
  const here = route.value.view === 'film' ? 'films' : route.value.view;
  return html`<header class="topbar">
    <a class="brand" href="#/" aria-label="Songreel, all films"><span class="mark" aria-hidden="true"><i></i><i></i><i></i><i></i></span><span class="name">Songreel</span></a>
    <nav aria-label="Main">${PLACES.map(([view, to, icon, words]) => html`<a key=${view} href=${to}
      aria-current=${here === view ? 'page' : undefined}><${Icon} name=${icon} /><span>${words}</span></a>`)}</nav>
    <span class=${`line ${line.value}`} role="status">${line.value === 'lost' ? 'Reconnecting …' : ''}</span>
    <${ThemeSwitch} />
  </header>`;
}
