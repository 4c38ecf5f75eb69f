import { Problem } from './problem.js';
import { authorization, tokenWanted } from './token.js';

/**
 * The one door to the server. Every call answers with its JSON or throws a Problem.
 *
 * @typedef {{i: number, start_s: number, end_s: number, frames: number, prompt: string, camera: string, motion: string,
 *   negative_prompt: string, seed: number, status: 'waiting'|'running'|'done'|'failed'|'stale', renderer: string,
 *   clip_url: ?string, thumbnail_url: ?string, attempts: number, locked?: boolean}} Scene
 * @typedef {{job_id: string, kind: string, title: ?string, status: string, progress: number, message: string,
 *   scenes: Scene[], final_video_url: ?string, poster_url: ?string, error: ?object, status_sequence: number}} Job
 */

async function send(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...authorization(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      // a delete that is due when the page is left is sent all the same
      keepalive: method === 'DELETE',
    });
  } catch {
    throw Problem.offline();
  }
  if (response.status === 401) {
    tokenWanted.value = true;
  }
  if (!response.ok) {
    throw await Problem.from(response);
  }
  return response;
}

async function json(method, path, body, headers) {
  const response = await send(method, path, body, headers);
  return response.status === 204 ? null : response.json();
}

const get = path => json('GET', path);
const post = (path, body, headers) => json('POST', path, body, headers);

/** Null where there is none (yet). */
async function unless404(call) {
  try {
    return await call;
  } catch (problem) {
    if (problem.status === 404 || problem.status === 405) {
      return null;
    }
    throw problem;
  }
}

export const api = {
  /** @returns {Promise<{jobs: Job[], next_cursor: ?string}>} */
  jobs: (cursor, limit = 60) => get(`/jobs?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`),
  /** @returns {Promise<Job>} */
  job: id => get(`/jobs/${id}`),
  create: (order, key) => post('/jobs', order, { 'Idempotency-Key': key }),
  estimate: order => unless404(post('/jobs/estimate', order)),
  edit: (id, change) => json('PATCH', `/jobs/${id}`, change),
  cancel: id => post(`/jobs/${id}/cancel`),
  retry: id => post(`/jobs/${id}/retry`),
  run: id => post(`/jobs/${id}/run`),
  front: id => post(`/jobs/${id}/front`),
  remove: id => json('DELETE', `/jobs/${id}`),
  plan: id => unless404(get(`/jobs/${id}/plan`)),
  analysis: id => unless404(get(`/jobs/${id}/analysis`)),
  takes: (id, i) => unless404(get(`/jobs/${id}/scenes/${i}/takes`)),
  keepTake: (id, i, take) => post(`/jobs/${id}/scenes/${i}/takes/${encodeURIComponent(take)}`),
  queue: () => unless404(get('/queue')),
  pause: () => post('/queue/pause'),
  resume: () => post('/queue/resume'),
  storage: () => unless404(get('/storage')),
  capabilities: () => get('/capabilities'),
  gpu: () => get('/gpu'),
  models: () => get('/models'),
  pull: id => post(`/models/${encodeURIComponent(id)}/pull`),
  removeModel: id => json('DELETE', `/models/${encodeURIComponent(id)}`),
  health: () => get('/health'),
  version: async () => (await get('/openapi')).info.version,
  /** @returns {Promise<Blob>} */
  file: async path => (await send('GET', path)).blob(),
  fileOrNull: async path => unless404(api.file(path)),
};

/**
 * Sends a song and a picture.
 *
 * @param {(share: number) => void} progress 0 to 1
 * @returns {{done: Promise<object>, stop: () => void}}
 */
export function upload(song, picture, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.onprogress = event => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(Problem.offline());
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = async () => {
      if (request.status === 401) {
        tokenWanted.value = true;
      }
      const answer = new Response(request.response, { status: request.status });
      if (request.status === 201) {
        resolve(await answer.json());
      } else {
        reject(await Problem.from(answer));
      }
    };
    request.open('POST', '/uploads');
    request.responseType = 'text';
    Object.entries(authorization()).forEach(([name, value]) => request.setRequestHeader(name, value));
    const form = new FormData();
    form.append('audio', song, 'song');
    form.append('image', picture, 'picture');
    request.send(form);
  });
  return { done, stop: () => request.abort() };
}
