import { batch, signal } from '@preact/signals-core';
import { api } from './api.js';
import { EventFeed } from './events.js';
import { withNextFrame } from './frame.js';
import { ended } from '../format.js';
import { Problem } from './problem.js';
import { complain } from './toasts.js';

/** What the machine has and can do. */
export const capabilities = signal(null);
export const models = signal(null);
export const gpu = signal(null);
export const storage = signal(null);
export const lanes = signal(null);
export const health = signal(null);
export const version = signal(null);
export const machineProblem = signal(null);
/** Pulls under way: model id → {progress, message, problem}. */
export const pulls = signal({});

export async function readModels() {
  try {
    const [can, shelf, recent] = await Promise.all([api.capabilities(), api.models(), api.jobs(null, 40)]);
    batch(() => {
      capabilities.value = can;
      models.value = shelf.models;
    });
    // pulls that were begun before this page was opened
    recent.jobs.filter(job => job.kind === 'model_pull' && !ended(job.status)).forEach(job => {
      const model = shelf.models.find(each => job.title === `fetch ${each.title}`);
      if (model && !pulls.peek()[model.id]) {
        follow(model, job.job_id);
      }
    });
  } catch (error) {
    machineProblem.value = Problem.of(error);
  }
}

async function readNow() {
  try {
    const [devices, disk, queue, well] = await Promise.all([api.gpu(), api.storage(), api.queue(), api.health()]);
    batch(() => {
      gpu.value = devices;
      storage.value = disk;
      lanes.value = queue;
      health.value = well.status;
      machineProblem.value = null;
    });
  } catch (error) {
    machineProblem.value = Problem.of(error);
  }
}

/** While the machine view is open: once now, then every two seconds as memory has no events. */
export function watchMachine() {
  readModels();
  readNow();
  if (!version.value) {
    api.version().then(found => {
      version.value = found;
    }, () => {});
  }
  const timer = setInterval(() => document.hidden || readNow(), 2000);
  return () => clearInterval(timer);
}

const note = (id, state) => {
  pulls.value = { ...pulls.peek(), [id]: state };
};

/** Fetches a model; its job tells the bytes. */
export async function pull(model) {
  note(model.id, { progress: 0, message: 'asking for it' });
  let job;
  try {
    job = (await api.pull(model.id)).job_id;
  } catch (error) {
    complain(error);
    note(model.id, null);
    return;
  }
  follow(model, job);
}

function follow(model, job) {
  note(model.id, { job, progress: 0, message: 'asking for it' });
  new EventFeed(`/jobs/${job}/events`, 0, ({ type, data }) => withNextFrame(() => {
    if (type === 'progress' || type === 'status') {
      note(model.id, { job, progress: data.progress, message: data.message });
    } else if (type === 'failed') {
      note(model.id, { job, progress: 0, problem: data.detail ?? data.title ?? 'It could not be fetched.' });
    } else if (type === 'done' || type === 'cancelled') {
      note(model.id, null);
      readModels();
    }
  })).open();
}

export async function stopPull(id) {
  const job = pulls.peek()[id]?.job;
  if (job) {
    await api.cancel(job).catch(complain);
  }
}
