import { batch, computed, signal } from '@preact/signals-core';
import { api } from './api.js';
import { EventFeed } from './events.js';
import { ended } from '../format.js';
import { calm, withNextFrame } from './frame.js';
import { steady } from './links.js';
import { Problem } from './problem.js';

const LOG_LINES = 300;
const JOB_GAP_MS = 400;
const PLAN_GAP_MS = 1200;
const LOOK = ['global_mood', 'global_style', 'palette', 'motifs', 'do_not_include'];
const RESHAPING = new Set(['status', 'segment', 'direction', 'scene', 'warning', 'done', 'failed', 'cancelled']);

/**
 * One film as the page knows it: what the server said last, and what the journal adds to it. Scenes have a signal each,
 * so that a preview draws one card anew and not three hundred.
 */
export class Film {
  job = signal(/** @type {?import('./api.js').Job} */ (null));
  problem = signal(null);
  progress = signal(0);
  message = signal('');
  scenes = signal(/** @type {SceneModel[]} */ ([]));
  plan = signal(null);
  analysis = signal(null);
  /** The newest picture of anything, for the stage. */
  newest = signal(null);
  log = signal([]);
  /** Events since the page was opened; with the last number it shows that none is missing. */
  events = signal(0);
  lastEvent = signal(0);
  selected = signal(-1);
  ended = computed(() => this.job.value !== null && ended(this.job.value.status));
  changed = computed(() => this.scenes.value.filter(scene => scene.data.value.status === 'stale').length);

  #feed = null;
  #lines = [];
  #pending = [];
  #early = new Map();
  #wished = {};

  constructor(id) {
    this.id = id;
    this.refresh = calm(() => this.#read(), JOB_GAP_MS);
    this.refreshPlan = calm(() => this.#readPlan(), PLAN_GAP_MS);
  }

  /** While a view shows it. */
  watch() {
    this.refresh();
    this.#listen();
    const seen = () => document.hidden || (this.refresh(), this.#listen());
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      this.#feed?.close();
      this.#feed = null;
    };
  }

  /** A finished job's stream ends; what runs it again opens it again. */
  #listen() {
    this.#feed?.close();
    this.#feed = new EventFeed(`/jobs/${this.id}/events`, this.lastEvent.peek(), event => {
      this.#pending.push(event);
      if (this.#pending.length === 1) {
        withNextFrame(() => this.#apply(this.#pending.splice(0)));
      }
    }).open();
  }

  async #read() {
    try {
      this.#take(await api.job(this.id));
    } catch (error) {
      this.problem.value = Problem.of(error);
      if (error.status !== 404) {
        setTimeout(this.refresh, 3000);
      }
      return;
    }
    this.refreshPlan();
  }

  async #readPlan() {
    try {
      const [plan, analysis] = await Promise.all([api.plan(this.id),
        this.#stillHearing() ? api.analysis(this.id) : this.analysis.value]);
      batch(() => {
        this.plan.value = plan;
        this.analysis.value = analysis;
      });
    } catch {
      // the job itself could be read a moment ago; the next event asks again
    }
  }

  /** Sections and cuts come after energy and beats. */
  #stillHearing() {
    const known = this.analysis.value;
    return known === null || !known.cut_report || (known.words.length === 0 && !this.ended.value);
  }

  #take(job) {
    batch(() => {
      const old = this.job.peek();
      for (const link of ['final_video_url', 'poster_url', 'contact_sheet_url', 'manifest_url', 'subtitles']) {
        job[link] = steady(old?.[link], job[link]);
      }
      this.#carry(old, job);
      this.problem.value = null;
      this.job.value = job;
      this.progress.value = job.progress;
      this.message.value = job.message;
      const known = this.scenes.peek();
      if (known.length !== job.scenes.length) {
        this.scenes.value = job.scenes.map((scene, i) => known[i] ?? new SceneModel(scene));
      }
      job.scenes.forEach((scene, i) => {
        this.scenes.value[i].take(scene);
        const early = this.#early.get(i);
        if (early) {
          this.scenes.value[i].show(early);
        }
      });
      this.#early.clear();
    });
  }

  /** A direction that is to be written anew is not known until then; the old one, with its owner's wishes, stays in sight. */
  #carry(old, job) {
    if (job.global_mood || !old?.global_mood || !ended(job.status)) {
      this.#wished = {};
      return;
    }
    LOOK.forEach(key => {
      job[key] = this.#wished[key] ?? old[key];
    });
    if (job.scenes.length === 0) {
      job.scenes = this.scenes.peek().map(scene => ({ ...scene.data.peek(), status: 'stale' }));
    }
  }

  #apply(events) {
    let last = null;
    const pictures = new Map();
    let reshape = false;
    for (const event of events) {
      if (event.type === 'progress' || event.type === 'status') {
        last = event.data;
      }
      if (event.type === 'preview') {
        pictures.set(event.data.i, event.data);
      } else {
        this.#lines.push(event);
      }
      reshape ||= RESHAPING.has(event.type);
    }
    if (last && typeof last.progress === 'number') {
      this.progress.value = Math.max(last.progress, last.status === 'queued' ? 0 : this.progress.peek());
      this.message.value = last.message ?? this.message.peek();
    }
    for (const [i, preview] of pictures) {
      const scene = this.scenes.peek()[i];
      if (scene) {
        scene.show(preview);
      } else {
        this.#early.set(i, preview);
      }
      this.newest.value = preview;
    }
    this.#lines = this.#lines.slice(-LOG_LINES);
    this.log.value = this.#lines.slice();
    this.events.value += events.length;
    this.lastEvent.value = events.at(-1).seq;
    if (reshape) {
      this.refresh();
    } else {
      this.refreshPlan();
    }
  }

  async edit(change) {
    if (change.direction) {
      const { mood, style, ...lists } = change.direction;
      this.#wished = { global_mood: mood, global_style: style, ...lists };
    }
    this.#take(await api.edit(this.id, change));
    this.refreshPlan();
  }

  async run() {
    await api.run(this.id);
    this.refresh();
    this.#listen();
  }

  async retry() {
    await api.retry(this.id);
    this.refresh();
    this.#listen();
  }

  async cancel() {
    await api.cancel(this.id);
    this.refresh();
  }

  async keepTake(i, take) {
    this.#take(await api.keepTake(this.id, i, take));
    this.refreshPlan();
  }
}

/** One scene: its words and state, and the newest preview of a rendering that goes on. */
export class SceneModel {
  preview = signal(null);
  /** A changed scene has no picture of its own any more; the old one is better than none. */
  last = null;

  constructor(scene) {
    this.i = scene.i;
    this.last = scene.thumbnail_url;
    this.data = signal(scene);
  }

  take(scene) {
    const old = this.data.peek();
    scene.clip_url = steady(old.clip_url, scene.clip_url);
    scene.thumbnail_url = steady(old.thumbnail_url, scene.thumbnail_url);
    this.last = scene.thumbnail_url ?? this.last;
    if (JSON.stringify(old) !== JSON.stringify(scene)) {
      this.data.value = scene;
    }
    if (scene.status === 'done') {
      this.preview.value = null;
    }
  }

  show(preview) {
    if (this.data.peek().status !== 'done') {
      this.preview.value = preview;
    }
  }
}
