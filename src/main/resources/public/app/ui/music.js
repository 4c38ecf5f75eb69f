import { clock } from '../format.js';
import { colour } from './paint.js';
import { sectionNames } from './vtt.js';

const HEIGHT = 58;
const BEAT_PIXELS = 5;
const WORD_PIXELS = 26;

/** Draws what is heard under the part of the song that is in sight: sections, bars and beats, words. */
export function drawMusic(canvas, surfer, analysis, duration) {
  if (!canvas) {
    return;
  }
  const width = canvas.clientWidth;
  const dense = devicePixelRatio || 1;
  canvas.width = Math.round(width * dense);
  canvas.height = HEIGHT * dense;
  const pen = canvas.getContext('2d');
  pen.scale(dense, dense);
  pen.clearRect(0, 0, width, HEIGHT);
  const whole = surfer.getWrapper().clientWidth || width;
  const perSecond = whole / duration;
  const left = surfer.getScroll();
  const x = seconds => seconds * perSecond - left;
  const font = getComputedStyle(document.body).fontFamily;
  pen.font = `600 11px ${font}`;
  pen.textBaseline = 'middle';
  if (analysis) {
    ticks(pen, analysis.beats_s, x, width, perSecond, colour('--line-strong'), 5);
    ticks(pen, analysis.downbeats_s, x, width, perSecond, colour('--muted'), 9);
    sections(pen, analysis.sections, x, width);
    words(pen, analysis.words, x, width, perSecond, font);
  } else {
    pen.fillStyle = colour('--muted');
    pen.fillText('Listening …', 4, 24);
  }
  canvas.title = clock(duration);
}

function ticks(pen, times, x, width, perSecond, paint, length) {
  const gap = times.length > 1 ? (times.at(-1) - times[0]) / (times.length - 1) * perSecond : 0;
  if (gap < BEAT_PIXELS) {
    return;
  }
  pen.fillStyle = paint;
  for (const time of times) {
    const at = x(time);
    if (at >= 0 && at <= width) {
      pen.fillRect(Math.round(at), 0, 1, length);
    }
  }
}

function sections(pen, all, x, width) {
  const ink = colour('--text');
  const names = sectionNames(all);
  const labels = [...new Set(all.map(each => each.label))];
  for (const [i, each] of all.entries()) {
    const from = Math.max(0, x(each.start_s));
    const to = Math.min(width, x(each.end_s));
    if (to > from) {
      pen.fillStyle = colour(`--section-${labels.indexOf(each.label) % 5}`);
      pen.beginPath();
      pen.roundRect(from + 0.5, 13, to - from - 1, 19, 4);
      pen.fill();
      pen.fillStyle = ink;
      clipped(pen, names[i], from + 6, 23, to - from - 10);
    }
  }
}

function words(pen, all, x, width, perSecond, font) {
  pen.font = `12px ${font}`;
  pen.fillStyle = colour('--muted');
  let free = -1;
  for (const word of all) {
    const at = x(word.start_s);
    if (at > -60 && at < width && at >= free) {
      pen.fillText(word.text, at, 47);
      free = at + Math.max(WORD_PIXELS / 4, pen.measureText(word.text).width + 5);
    }
  }
}

function clipped(pen, text, x, y, room) {
  let shown = text;
  while (shown && pen.measureText(shown).width > room) {
    shown = shown.slice(0, -1);
  }
  if (shown.length > 1) {
    pen.fillText(shown, x, y);
  }
}
