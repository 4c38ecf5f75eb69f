import { html } from '../html.js';
import { span } from '../format.js';
import { Bar } from './Bar.js';
import { Player } from './Player.js';
import { Icon } from './Icon.js';

/** The film, or while there is none the newest picture of it. */
export function Stage({ film, onMedia }) {
  const job = film.job.value;
  const { width = 16, height = 9 } = job.user_options ?? {};
  const shape = { aspectRatio: `${width} / ${height}`, '--ratio': width / height };
  return html`<section class="stage-box" aria-label="Film">
    ${job.final_video_url
      ? html`<${Player} film=${film} shape=${shape} onMedia=${onMedia} />`
      : html`<div class="stage" style=${shape}><${Newest} film=${film} /></div>`}
    ${!film.ended.value && html`<${Progress} film=${film} />`}
  </section>`;
}

function Newest({ film }) {
  const last = film.scenes.value.findLast(scene => scene.data.value.thumbnail_url);
  const link = film.newest.value?.url ?? last?.data.value.thumbnail_url;
  const begun = film.job.value.image_url;
  return link ? html`<img src=${link} alt="The newest picture of the film" />`
    : begun && !film.ended.value ? html`<img class="begun" src=${begun} alt="The picture that the film begins with" />`
    : html`<div class="blank" style=${{ '--hue': 265 }}><${Icon} name=${film.ended.value ? 'film' : 'music'} size=${44} />
      <p>${film.job.value.status === 'review' ? 'The plan is ready to be read below.' : film.ended.value ? 'There is no film yet.' : 'The first pictures appear here.'}</p></div>`;
}

function Progress({ film }) {
  const { eta_s: eta, status, queue_position: place } = film.job.value;
  const value = film.progress.value;
  return html`<div class="progress" role="status">
    <${Bar} value=${value} label="Progress of the film" />
    <p><strong>${Math.floor(value * 100)} %</strong> <span class="grow message">${status === 'queued' && place ? `waiting, number ${place} in the queue` : film.message.value}</span>
      ${eta !== null && eta > 0 && status !== 'queued' && html`<span class="muted">${span(eta)} left</span>`}</p></div>`;
}
