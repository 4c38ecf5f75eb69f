import { html } from '../html.js';
import { api } from '../data/api.js';
import { attempt } from '../data/toasts.js';
import { count } from '../format.js';
import { Icon } from './Icon.js';

const WORDS = [['srt', 'SRT'], ['vtt', 'VTT'], ['lrc', 'LRC'], ['elrc', 'LRC by word'], ['ass', 'Karaoke']];
const EDITORS = [['fcpxml', 'Final Cut, Resolve'], ['otio', 'OpenTimelineIO'], ['edl', 'EDL'], ['bundle', 'All in one folder']];
const ENDINGS = { elrc: 'lrc', bundle: 'zip' };

/** Everything that can be taken away from a finished film. */
export function Downloads({ film }) {
  const job = film.job.value;
  if (!job.final_video_url) {
    return null;
  }
  const name = (job.title || 'film').replace(/[\\/:*?"<>|]+/g, ' ').trim();
  const made = format => html`<${Export} key=${format[0]} id=${film.id} format=${format[0]} words=${format[1]} name=${`${name}.${ENDINGS[format[0]] ?? format[0]}`} />`;
  return html`<section class="panel downloads" aria-label="Downloads">
    <a class="button primary big" href=${job.final_video_url} download=${`${name}.mp4`}><${Icon} name="download" /><span>Download the film</span></a>
    <${Proof} proof=${job.timing_proof} />
    <dl>
      <dt>Pictures</dt><dd>${job.poster_url && html`<a href=${job.poster_url} download=${`${name}.jpg`}>Poster</a>`}${job.contact_sheet_url && html`<a href=${job.contact_sheet_url} download=${`${name} contact sheet.jpg`}>Contact sheet</a>`}</dd>
      ${job.transcript && html`<dt>Subtitles</dt><dd>${WORDS.map(made)}</dd>`}
      <dt>For editors</dt><dd>${EDITORS.map(made)}</dd>
      ${job.manifest_url && html`<dt>Recipe</dt><dd><a href=${job.manifest_url} download=${`${name}.json`}>Manifest</a></dd>`}
    </dl>
  </section>`;
}

/** A file that is written when it is asked for. With a token a plain link would be turned away; without one it may still be refused with a reason. */
function Export({ id, format, words, name }) {
  const path = `/jobs/${id}/export?format=${format}`;
  const fetchIt = event => {
    event.preventDefault();
    return attempt(async () => {
      const link = URL.createObjectURL(await api.file(path));
      Object.assign(document.createElement('a'), { href: link, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(link), 60_000);
    });
  };
  return html`<a href=${path} download=${name} onClick=${fetchIt}>${words}</a>`;
}

/** What reading the film back showed, in one line. */
function Proof({ proof }) {
  if (!proof) {
    return null;
  }
  const apart = Math.abs(proof.delta_ms);
  return html`<p class="proof"><${Icon} name="check" size=${17} /><span>Read back and counted: all ${count(proof.frames_decoded, 'frame')} are there, picture and song end
    ${apart < 0.05 ? ' at the same moment' : ` ${apart.toFixed(1)} ms apart`}${proof.audio_packets_identical ? ', and the sound is your file’s own, bit for bit' : ''}.</span></p>`;
}
