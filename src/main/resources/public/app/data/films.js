import { batch, computed, signal } from '@preact/signals-core';
import { api } from './api.js';
import { EventFeed } from './events.js';
import { calm, withNextFrame } from './frame.js';
import { Problem } from './problem.js';
import { complain, toast } from './toasts.js';

/** All jobs, newest first; kept fresh while somebody looks. */

const UNDO_MS = 8000;

export const films = signal(/** @type {?import('./api.js').Job[]} */ (null));
export const filmsProblem = signal(null);
export const queue = signal(null);
export const moreFilms = signal(null);
const leaving = signal(new Set());

/** Model pulls are shown where the models are. */
export const shownFilms = computed(() => films.value?.filter(film => film.kind !== 'model_pull' && !leaving.value.has(film.job_id)) ?? null);

let feed = null;
let extra = [];

const refresh = calm(async () => {
  try {
    const [page, lane] = await Promise.all([api.jobs(), api.queue()]);
    const fresh = new Set(page.jobs.map(job => job.job_id));
    batch(() => {
      films.value = [...page.jobs, ...extra.filter(job => !fresh.has(job.job_id))];
      moreFilms.value = extra.length ? moreFilms.value : page.next_cursor;
      queue.value = lane;
      filmsProblem.value = null;
    });
    listen();
  } catch (error) {
    filmsProblem.value = Problem.of(error);
  }
}, 700);

export const refreshFilms = refresh;

export async function loadMore() {
  try {
    const page = await api.jobs(moreFilms.value);
    extra = [...extra, ...page.jobs];
    films.value = [...films.value, ...page.jobs];
    moreFilms.value = page.next_cursor;
  } catch (error) {
    complain(error);
  }
}

function listen() {
  if (feed === null) {
    const since = Math.max(0, ...films.value.map(job => job.status_sequence));
    feed = new EventFeed('/events', since, event => withNextFrame(() => apply(event))).open();
  }
}

const SMALL = new Set(['progress', 'preview', 'scene', 'segment', 'direction', 'warning']);

/** Progress is in the event; what changes a job's shape is asked for. */
function apply({ type, data }) {
  const at = films.value.findIndex(job => job.job_id === data.job_id);
  if (type === 'progress' && at >= 0) {
    films.value = films.value.with(at, { ...films.value[at], progress: data.progress, message: data.message });
  }
  if (!SMALL.has(type) || at < 0 || ((type === 'preview' || type === 'scene') && !films.value[at].poster_url)) {
    refresh();
  }
}

/** While a view shows the list. */
export function watchFilms() {
  refresh();
  if (films.value) {
    listen();
  }
  return () => {
    feed?.close();
    feed = null;
  };
}

/** Takes a film off the list at once and from the server a moment later, so that it can be called back. */
export function deleteFilm(film) {
  const id = film.job_id;
  const hide = hidden => {
    const next = new Set(leaving.value);
    hidden ? next.add(id) : next.delete(id);
    leaving.value = next;
  };
  hide(true);
  const remove = async () => {
    removeEventListener('pagehide', remove);
    clearTimeout(timer);
    try {
      await api.remove(id);
      films.value = films.value?.filter(each => each.job_id !== id) ?? null;
      extra = extra.filter(each => each.job_id !== id);
    } catch (error) {
      complain(error);
    }
    hide(false);
  };
  const timer = setTimeout(remove, UNDO_MS);
  addEventListener('pagehide', remove);
  toast(`${film.title || 'The film'} is deleted`, { action: 'Undo', stay: UNDO_MS, act: () => {
    clearTimeout(timer);
    removeEventListener('pagehide', remove);
    hide(false);
  } });
}
