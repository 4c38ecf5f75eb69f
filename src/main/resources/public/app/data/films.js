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

/** Films that came to no end; their room can be had back. */
export const stoppedFilms = computed(() => shownFilms.value?.filter(film => film.status === 'failed' || film.status === 'cancelled') ?? []);

/** Takes films off the list at once and from the server a moment later, so that they can be called back. */
export function deleteFilms(gone) {
  const ids = gone.map(film => film.job_id);
  const hide = hidden => {
    const next = new Set(leaving.value);
    ids.forEach(id => hidden ? next.add(id) : next.delete(id));
    leaving.value = next;
  };
  const forget = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', remove);
  };
  const remove = async () => {
    forget();
    try {
      await Promise.all(ids.map(api.remove));
    } catch (error) {
      complain(error);
    }
    const stays = each => !ids.includes(each.job_id);
    extra = extra.filter(stays);
    films.value = films.value?.filter(stays) ?? null;
    refresh();
    hide(false);
  };
  hide(true);
  const timer = setTimeout(remove, UNDO_MS);
  addEventListener('pagehide', remove);
  toast(gone.length > 1 ? `${gone.length} films are deleted` : `${gone[0].title || 'The film'} is deleted`, { action: 'Undo', stay: UNDO_MS, act: () => {
    forget();
    hide(false);
  } });
}
