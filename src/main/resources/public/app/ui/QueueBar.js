import { html } from '../html.js';
import { api } from '../data/api.js';
import { queue, refreshFilms } from '../data/films.js';
import { attempt } from '../data/toasts.js';
import { count } from '../format.js';
import { Busy } from './Busy.js';

/** What runs and what waits; shown while there is anything to say. */
export function QueueBar() {
  const lane = queue.value;
  if (!lane || (!lane.paused && lane.running.length + lane.waiting.length === 0)) {
    return null;
  }
  const waiting = lane.waiting.length;
  const turn = () => attempt(lane.paused ? api.resume : api.pause,
    lane.paused ? 'The queue goes on' : lane.running.length ? 'What runs is finished; nothing new starts' : 'The queue is paused').then(refreshFilms);
  const clear = () => attempt(() => Promise.all(lane.waiting.map(api.cancel)), `${count(waiting, 'film')} cancelled`).then(refreshFilms);
  return html`<section class=${`queue ${lane.paused ? 'paused' : ''}`} aria-label="Queue">
    <p class="grow"><strong>${lane.paused ? 'The queue is paused' : count(lane.running.length, 'film runs', 'films run')}</strong>${' '}
      ${waiting ? `${waiting} waiting` : lane.paused ? 'nothing new starts' : 'nothing waits'}</p>
    <${Busy} icon=${lane.paused ? 'play' : 'pause'} onClick=${turn}>${lane.paused ? 'Go on' : lane.running.length ? 'Pause after this one' : 'Pause'}</${Busy}>
    ${waiting > 0 && html`<${Busy} icon="close" onClick=${clear}>Cancel all that wait</${Busy}>`}
  </section>`;
}
