import { batch, computed, effect, signal } from '@preact/signals-core';
import { api, upload } from './api.js';
import { titleOf } from '../format.js';
import { Problem } from './problem.js';
import { waveOf } from './wave.js';

/** The film that is being put together. What was uploaded and chosen outlives a reload; files themselves cannot. */

const KEY = 'songreel.draft';
const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? {};

const fresh = () => ({ key: crypto.randomUUID(), title: '', lyrics: '', options: {} });

export const song = signal(/** @type {?File} */ (null));
export const picture = signal(/** @type {?File} */ (null));
export const uploaded = signal(kept.uploaded ?? null);
export const share = signal(0);
export const uploadProblem = signal(null);
export const form = signal({ ...fresh(), ...kept.form });
export const songWave = signal(null);
export const songName = signal(kept.songName ?? '');
export const pictureLink = signal(kept.uploaded?.image_url ?? null);
export const songLink = signal(kept.uploaded?.audio_url ?? null);
export const uploading = signal(false);
export const duration = computed(() => uploaded.value?.audio_duration_s ?? songWave.value?.duration ?? null);

let running = null;

effect(() => sessionStorage.setItem(KEY, JSON.stringify({ uploaded: uploaded.value, form: form.value,
  songName: songName.value })));

export function change(values) {
  form.value = { ...form.peek(), ...values };
}

/** Takes back an option that is at its default. */
export function option(name, value) {
  const options = { ...form.peek().options, [name]: value };
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    delete options[name];
  }
  change({ options });
}

/** What was dropped or chosen: songs and pictures are told apart by what they are, lyrics by their ending. */
export function take(files) {
  for (const file of files) {
    if (file.type.startsWith('image/')) {
      takePicture(file);
    } else if (/\.(lrc|txt)$/i.test(file.name)) {
      file.text().then(lyrics => change({ lyrics }));
    } else {
      takeSong(file);
    }
  }
  send();
}

function takePicture(file) {
  batch(() => {
    picture.value = file;
    swap(pictureLink, file);
    uploaded.value = null;
  });
}

function takeSong(file) {
  batch(() => {
    song.value = file;
    swap(songLink, file);
    songName.value = file.name;
    songWave.value = null;
    uploaded.value = null;
    if (!form.peek().title) {
      change({ title: titleOf(file.name) });
    }
  });
  waveOf(file).then(wave => {
    if (song.peek() === file) {
      songWave.value = wave;
    }
  });
}

function swap(link, file) {
  if (link.peek()?.startsWith('blob:')) {
    URL.revokeObjectURL(link.peek());
  }
  link.value = URL.createObjectURL(file);
}

/** Sends both as soon as both are there; a newer choice stops the older upload. */
async function send() {
  running?.stop();
  uploadProblem.value = null;
  if (!song.peek() || !picture.peek()) {
    return;
  }
  const mine = upload(song.peek(), picture.peek(), done => {
    share.value = done;
  });
  running = mine;
  batch(() => {
    share.value = 0;
    uploading.value = true;
  });
  try {
    uploaded.value = await mine.done;
  } catch (error) {
    if (error.name !== 'AbortError') {
      uploadProblem.value = Problem.of(error);
    }
  }
  if (running === mine) {
    uploading.value = false;
  }
}

export const sendAgain = send;

/** The body of POST /jobs, or null while something is missing. */
export const order = computed(() => {
  if (!uploaded.value) {
    return null;
  }
  const { title, lyrics, options } = form.value;
  return { audio_upload_id: uploaded.value.audio_upload_id, image_upload_id: uploaded.value.image_upload_id,
    title: title.trim() || null, user_options: lyrics.trim() ? { ...options, lyrics } : options };
});

export async function start() {
  const { job_id: id } = await api.create(order.peek(), form.peek().key);
  reset();
  return id;
}

export function reset() {
  running?.stop();
  batch(() => {
    song.value = null;
    picture.value = null;
    uploaded.value = null;
    songWave.value = null;
    songName.value = '';
    songLink.value = null;
    pictureLink.value = null;
    uploadProblem.value = null;
    form.value = fresh();
  });
}

/** The uploads of a reloaded page may have gone in the meantime; the waveform is heard again from the server. */
if (kept.uploaded) {
  api.fileOrNull(kept.uploaded.audio_url).then(async blob => {
    if (blob === null) {
      reset();
    } else if (!song.peek()) {
      songWave.value = await waveOf(blob);
    }
  }).catch(() => reset());
}
