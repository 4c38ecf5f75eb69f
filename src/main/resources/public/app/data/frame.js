import { batch } from '@preact/signals-core';

let queue = [];
let asked = false;

/**
 * Runs a change of state with the next frame, together with all others that came since the last: a thousand events a
 * second are sixty renderings a second. A hidden page has no frames; it catches up four times a second.
 */
export function withNextFrame(change) {
  queue.push(change);
  if (!asked) {
    asked = true;
    if (document.hidden) {
      setTimeout(flush, 250);
    } else {
      requestAnimationFrame(flush);
    }
  }
}

function flush() {
  const changes = queue;
  queue = [];
  asked = false;
  batch(() => changes.forEach(change => change()));
}

/** At most one call at a time, and none sooner than `gap` ms after the last; calls in between become one. */
export function calm(work, gap) {
  let running = false;
  let again = false;
  return async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await work();
    } finally {
      setTimeout(() => {
        running = false;
        if (again) {
          again = false;
          ask();
        }
      }, gap);
    }
  };
}
