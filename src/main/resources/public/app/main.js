import { render } from 'preact';
import '@preact/signals';
import { html } from './html.js';
import { route } from './router.js';
import { Toasts } from './ui/Toasts.js';
import { TokenDialog } from './ui/TokenDialog.js';
import { TopBar } from './ui/TopBar.js';
import { FilmView } from './views/FilmView.js';
import { FilmsView } from './views/FilmsView.js';
import { MachineView } from './views/MachineView.js';
import { NewView } from './views/NewView.js';

function View() {
  const { view, id } = route.value;
  switch (view) {
    case 'film': return html`<${FilmView} key=${id} id=${id} />`;
    case 'new': return html`<${NewView} />`;
    case 'machine': return html`<${MachineView} />`;
    default: return html`<${FilmsView} />`;
  }
}

function Studio() {
  return html`<a class="skip" href="#main" onClick=${event => { event.preventDefault(); document.getElementById('main').focus(); }}>Skip to the content</a>
    <${TopBar} /><main id="main" tabindex="-1"><${View} /></main><${Toasts} /><${TokenDialog} />`;
}

// a file dropped beside a drop zone would otherwise replace the page
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => event.preventDefault());

const root = document.getElementById('studio');
root.replaceChildren();
render(html`<${Studio} />`, root);
