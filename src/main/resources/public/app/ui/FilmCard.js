import { html } from '../html.js';
import { api } from '../data/api.js';
import { deleteFilms, queue, refreshFilms } from '../data/films.js';
import { attempt } from '../data/toasts.js';
import { ended, since, statusWord } from '../format.js';
import { Bar } from './Bar.js';
import { Busy } from './Busy.js';
import { Icon } from './Icon.js';
import { Poster } from './Poster.js';

/** A job in the list: its poster, where it stands, and what can be done about it. */
export function FilmCard({ film }) {
  const running = !ended(film.status);
  const title = film.title || 'Untitled';
  const waiting = film.status === 'queued';
  const place = film.queue_position;
  const cancel = () => attempt(() => api.cancel(film.job_id)).then(refreshFilms);
  const front = () => attempt(() => api.front(film.job_id), `${title} is next`).then(refreshFilms);
  return html`<li class=${`card film ${film.status}`}>
    <a href=${`#/film/${film.job_id}`} class="cover" aria-label=${`${title}, ${statusWord(film.status)}`}>
      <${Poster} link=${film.poster_url} name=${film.job_id} />
      <span class=${`badge ${film.status}`}>${waiting && place ? `Waiting, no. ${place}` : statusWord(film.status)}</span>
      ${running && !waiting && html`<${Bar} value=${film.progress} label=${`Progress of ${title}`} />`}
    </a>
    <div class="under">
      <div class="grow"><h2><a href=${`#/film/${film.job_id}`} tabindex="-1">${title}</a></h2>
        <p>${running ? film.message : film.error ? film.error.title : since(film.finished_at ?? film.updated_at)}</p></div>
      ${waiting && queue.value && place > 1 && html`<${Busy} kind="plain round" icon="up" aria-label=${`Make ${title} next`} title="Make it next" onClick=${front} />`}
      ${running
        ? html`<${Busy} kind="plain round" icon="close" aria-label=${`Cancel ${title}`} title="Cancel" disabled=${film.status === 'cancelling'} onClick=${cancel} />`
        : html`<button type="button" class="button plain round" aria-label=${`Delete ${title}`} title="Delete" onClick=${() => deleteFilms([film])}><${Icon} name="trash" /></button>`}
    </div>
  </li>`;
}
