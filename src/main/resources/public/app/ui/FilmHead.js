import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { api } from '../data/api.js';
import { deleteFilms } from '../data/films.js';
import { attempt } from '../data/toasts.js';
import { clock, count, statusWord } from '../format.js';
import { go } from '../router.js';
import { Busy } from './Busy.js';
import { Icon } from './Icon.js';

/** Title, where it stands, and what can be done with the whole film. */
export function FilmHead({ film }) {
  const job = film.job.value;
  const facts = [job.audio_duration_s && clock(job.audio_duration_s), job.scenes.length > 0 && count(job.scenes.length, 'scene'),
    job.user_options?.width && `${job.user_options.width} × ${job.user_options.height}`].filter(Boolean);
  const remove = () => {
    deleteFilms([job]);
    go('/');
  };
  return html`<div class="film-head">
    <div class="grow"><${Title} film=${film} /><p class="facts"><span class=${`badge ${job.status}`}>${statusWord(job.status)}</span>${facts.map(fact => html`<span key=${fact}>${fact}</span>`)}</p></div>
    ${film.ended.value
      ? html`${job.status === 'cancelled' && html`<${Busy} icon="play" kind="primary" onClick=${() => attempt(() => film.run())}>Go on</${Busy}>`}
        <button type="button" class="button" onClick=${remove}><${Icon} name="trash" /><span>Delete</span></button>`
      : html`${job.status === 'queued' && job.queue_position > 1 && html`<${Busy} icon="up" onClick=${() => attempt(() => api.front(job.job_id), 'It is next')}>Make it next</${Busy}>`}
        <${Busy} icon="close" disabled=${job.status === 'cancelling'} onClick=${() => attempt(() => film.cancel())}>Cancel</${Busy}>`}
  </div>`;
}

function Title({ film }) {
  const [editing, setEditing] = useState(false);
  const { title } = film.job.value;
  const save = async event => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get('title').trim();
    setEditing(false);
    if (words && words !== title) {
      await attempt(() => film.edit({ title: words }));
    }
  };
  const shown = title || 'Untitled';
  return editing
    ? html`<form class="row" onSubmit=${save}><input name="title" aria-label="Title" maxlength="200" value=${title ?? ''} ref=${input => input?.focus()}
        onKeyDown=${event => event.key === 'Escape' && setEditing(false)} /><button class="button primary">Save</button></form>`
    : html`<h1>${shown} <button type="button" class="button plain round small" aria-label="Change the title" onClick=${() => setEditing(true)}><${Icon} name="pencil" size=${17} /></button></h1>`;
}
