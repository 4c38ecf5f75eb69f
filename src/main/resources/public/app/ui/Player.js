import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { api } from '../data/api.js';
import { chaptersVtt } from './vtt.js';

/** Plays the film, with its words as subtitles and its sections as chapters. */
export function Player({ film, shape, onMedia }) {
  const video = useRef(null);
  const job = film.job.value;
  const sections = film.analysis.value?.sections;
  const words = useText(job.transcript ? () => job.subtitles ?? api.fileOrNull(`/jobs/${film.id}/export?format=vtt`) : null, job.final_video_url);
  const chapters = useText(sections?.length ? () => new Blob([chaptersVtt(sections)], { type: 'text/vtt' }) : null, sections);
  useEffect(() => {
    onMedia(video.current);
    return () => onMedia(null);
  }, []);
  useEffect(() => {
    // a film that was joined anew goes on where the old one was
    const element = video.current;
    const at = element.currentTime;
    const goOn = !element.paused;
    if (element.src && at > 0) {
      element.addEventListener('loadedmetadata', () => {
        element.currentTime = Math.min(at, element.duration);
        if (goOn) {
          element.play().catch(() => {});
        }
      }, { once: true });
    }
    element.src = job.final_video_url;
  }, [job.final_video_url]);
  return html`<video ref=${video} class="stage" style=${shape} controls playsinline preload="metadata" poster=${job.poster_url} aria-label=${`Film: ${job.title || 'Untitled'}`}>
    ${words && html`<track key=${words} kind="subtitles" label="Lyrics" srclang=${language(job)} src=${words} default />`}
    ${chapters && html`<track key=${chapters} kind="chapters" label="Sections" srclang="en" src=${chapters} />`}
  </video>`;
}

const language = job => job.user_options?.language && job.user_options.language !== 'auto' ? job.user_options.language : 'en';

/** A text track's address: a link as it is, a blob as an address of this page. */
function useText(load, when) {
  const [link, setLink] = useState(null);
  useEffect(() => {
    let current = true;
    let made = null;
    Promise.resolve(load?.()).then(found => {
      if (current && found) {
        made = found instanceof Blob ? URL.createObjectURL(found) : found;
        setLink(made);
      }
    }).catch(() => {});
    return () => {
      current = false;
      if (made?.startsWith('blob:')) {
        URL.revokeObjectURL(made);
      }
    };
  }, [when, load === null]);
  return link;
}
