import { signal } from '@preact/signals-core';
import { authorization } from './token.js';

/**
 * The journal as it is written. Reads the stream with fetch, as EventSource can send no token; keeps the number of the
 * last event, asks for what came after it when the line was cut, and lets no event through twice.
 *
 * @typedef {{seq: number, type: string, data: any}} JournalEvent
 */

/** Whether the server can be heard: live, or why not. @type {import('@preact/signals-core').Signal<'idle'|'live'|'lost'>} */
export const line = signal('idle');

const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 5_000;
/** A browser opens six connections to a server at most; a hidden tab gives its one back. */
const HIDDEN_MS = 20_000;

export class EventFeed {
  #path;
  #take;
  #last;
  #stopped = true;
  #abort = new AbortController();
  #wake = () => {};
  #hiding;
  #seen = () => this.#visibility();

  /**
   * @param {string} path
   * @param {number} since number of the last event that is known
   * @param {(event: JournalEvent) => void} take called once for each event, in order
   */
  constructor(path, since, take) {
    this.#path = path;
    this.#last = since;
    this.#take = take;
  }

  open() {
    if (this.#stopped) {
      this.#stopped = false;
      document.addEventListener('visibilitychange', this.#seen);
      this.#run();
    }
    return this;
  }

  close() {
    this.#stopped = true;
    clearTimeout(this.#hiding);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#abort.abort();
    this.#wake();
    line.value = 'idle';
  }

  #visibility() {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => this.#abort.abort(), HIDDEN_MS);
    } else {
      this.#wake();
    }
  }

  async #run() {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stopped) {
      const before = this.#last;
      try {
        if (await this.#listen()) {
          this.close();
          return;
        }
        pause = FIRST_PAUSE_MS;
      } catch {
        if (!this.#stopped && !document.hidden) {
          line.value = 'lost';
        }
      }
      if (this.#stopped) {
        return;
      }
      if (this.#last > before) {
        pause = FIRST_PAUSE_MS;
      }
      await this.#wait(document.hidden ? 3_600_000 : pause * (0.8 + 0.4 * Math.random()));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  #wait(ms) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** @returns {Promise<boolean>} true when there is nothing more to come */
  async #listen() {
    this.#abort = new AbortController();
    let guard = setTimeout(() => this.#abort.abort(), SILENCE_MS);
    try {
      const response = await fetch(this.#path, { signal: this.#abort.signal, cache: 'no-store',
        headers: { ...authorization(), Accept: 'text/event-stream', 'Last-Event-ID': String(this.#last) } });
      if (response.status === 204 || response.status === 404) {
        return true;
      }
      if (!response.ok) {
        throw new Error(`events answered ${response.status}`);
      }
      line.value = 'live';
      const frames = new Frames(event => this.#got(event));
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        clearTimeout(guard);
        guard = setTimeout(() => this.#abort.abort(), SILENCE_MS);
        frames.add(chunk.value);
      }
      return false;
    } finally {
      clearTimeout(guard);
    }
  }

  #got(event) {
    if (event.seq > this.#last && !this.#stopped) {
      this.#last = event.seq;
      this.#take(event);
    }
  }
}

/** Puts server-sent events together from pieces of text, RFC-less but as WHATWG describes them. A torn one is dropped. */
class Frames {
  #rest = '';
  #take;

  constructor(take) {
    this.#take = take;
  }

  add(text) {
    const frames = (this.#rest + text).split('\n\n');
    this.#rest = frames.pop();
    for (const frame of frames) {
      const fields = { id: '', event: 'message', data: [] };
      for (const row of frame.split('\n')) {
        const colon = row.indexOf(':');
        const value = row.slice(colon + 1).replace(/^ /, '');
        if (colon > 0 && row.startsWith('data')) {
          fields.data.push(value);
        } else if (colon > 0) {
          fields[row.slice(0, colon)] = value;
        }
      }
      if (fields.id !== '') {
        this.#take({ seq: Number(fields.id), type: fields.event, data: JSON.parse(fields.data.join('\n') || '{}') });
      }
    }
  }
}
