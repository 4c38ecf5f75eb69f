import { signal } from '@preact/signals-core';
import { Problem } from './problem.js';

/** @type {import('@preact/signals-core').Signal<{key: number, text: string, detail?: string, bad?: boolean, action?: string, act?: () => void}[]>} */
export const toasts = signal([]);
let keys = 0;

/** Shows a line at the page's edge; with an action it stays longer. Answers a function that takes it away. */
export function toast(text, more = {}) {
  const key = ++keys;
  const gone = () => {
    toasts.value = toasts.value.filter(each => each.key !== key);
  };
  toasts.value = [...toasts.value.slice(-3), { key, text, ...more }];
  setTimeout(gone, more.stay ?? (more.bad || more.action ? 9000 : 4500));
  return gone;
}

export function complain(error) {
  const problem = Problem.of(error);
  const fields = problem.errors.map(each => `${each.field} ${each.message}`).join('; ');
  toast(problem.title, { detail: fields || problem.detail, bad: true });
}

/** Runs what a button asks for and says so when it cannot be. Answers whether it worked. */
export async function attempt(work, done) {
  try {
    await work();
    if (done) {
      toast(done);
    }
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}
