import { useEffect } from 'preact/hooks';
import { html } from '../html.js';
import { filmsProblem, loadMore, moreFilms, refreshFilms, shownFilms, watchFilms } from '../data/films.js';
import { FilmCard } from '../ui/FilmCard.js';
import { Icon } from '../ui/Icon.js';
import { QueueBar } from '../ui/QueueBar.js';
import { Trouble } from '../ui/Trouble.js';
import { Busy } from '../ui/Busy.js';
import { Welcome } from './Welcome.js';

/** Everything that was asked for, newest first. */
export function FilmsView() {
  useEffect(watchFilms, []);
  useEffect(() => { document.title = 'Films · Songreel'; }, []);
  const films = shownFilms.value;
  if (films === null) {
    return filmsProblem.value
      ? html`<div class="page"><${Trouble} problem=${filmsProblem.value}><${Busy} icon="again" onClick=${refreshFilms}>Try again</${Busy}></${Trouble}></div>`
      : html`<div class="page"><h1>Films</h1><div class="films" aria-busy="true">${[0, 1, 2].map(i => html`<div key=${i} class="card ghost"></div>`)}</div></div>`;
  }
  if (films.length === 0) {
    return html`<${Welcome} />`;
  }
  return html`<div class="page">
    <div class="title-row"><h1>Films</h1><a class="button primary" href="#/new"><${Icon} name="plus" /><span>New film</span></a></div>
    <${Trouble} problem=${filmsProblem.value} />
    <${QueueBar} />
    <ul class="films">${films.map(film => html`<${FilmCard} key=${film.job_id} film=${film} />`)}</ul>
    ${moreFilms.value && html`<div class="row centre"><${Busy} onClick=${loadMore}>Show older films</${Busy}></div>`}
  </div>`;
}
