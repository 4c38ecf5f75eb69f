/** Words and figures as people read them. */

/** 83.2 → 1:23 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const s = String(whole % 60).padStart(2, '0');
  const m = Math.floor(whole / 60);
  return m < 60 ? `${m}:${s}` : `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}:${s}`;
}

/** 83.24 → 1:23.24, for borders that are moved by hundredths. */
export function exact(seconds) {
  const hundredths = Math.round(seconds * 100);
  return `${clock(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** A span of work: never more precise than an estimate can be. */
export function span(seconds) {
  if (seconds < 10) {
    return 'a few seconds';
  }
  if (seconds < 90) {
    return `about ${Math.round(seconds / 5) * 5} seconds`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return `about ${minutes} minutes`;
  }
  const rest = Math.round((minutes % 60) / 5) * 5;
  const hours = Math.floor(minutes / 60) + (rest === 60 ? 1 : 0);
  return `about ${hours} h${rest % 60 ? ` ${rest} min` : ''}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

export function bytes(count) {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

const AGES = [[60, 'second'], [60, 'minute'], [24, 'hour'], [30, 'day'], [12, 'month'], [Infinity, 'year']];
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export function since(time) {
  let age = (Date.parse(time) - Date.now()) / 1000;
  for (const [size, unit] of AGES) {
    if (Math.abs(age) < size) {
      return unit === 'second' ? 'just now' : ago.format(Math.round(age), unit);
    }
    age /= size;
  }
  return '';
}

export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

const STATUS = {
  queued: 'Waiting', running: 'Preparing', generating_scenes: 'Rendering', composing: 'Joining', done: 'Ready',
  failed: 'Stopped', cancelling: 'Stopping', cancelled: 'Cancelled', review: 'To review',
};

export function statusWord(status) {
  return STATUS[status] ?? status;
}

const SCENE = { waiting: 'Waiting', running: 'Rendering', done: 'Ready', failed: 'Failed', stale: 'Changed' };

export function sceneWord(status) {
  return SCENE[status] ?? status;
}

const ENDED = new Set(['done', 'failed', 'cancelled', 'review']);

/** Whether nothing happens any more unless its owner asks. */
export function ended(status) {
  return ENDED.has(status);
}

const STEPS = {
  probe: 'Check song and picture', analyse: 'Hear beats and sections', look: 'Look at the picture',
  separate: 'Separate the voice', voice: 'Find the singing', transcribe: 'Hear the words', align: 'Time the words',
  segment: 'Cut into scenes', direct: 'Write the direction', render: 'Render the scenes', compose: 'Join the film',
  publish: 'Poster and papers', fetch: 'Fetch the model', generate: 'Paint the images',
};

export function stepWord(step) {
  return STEPS[step] ?? step.charAt(0).toUpperCase() + step.slice(1).replaceAll('_', ' ');
}

/** A song's file name as a title: underscores and endings are no part of a name. */
export function titleOf(fileName) {
  return fileName.replace(/\.[a-z0-9]{2,4}$/i, '').replace(/[_]+/g, ' ').replace(/^\d{1,2}[ .-]+/, '').trim();
}
