import { html } from '../html.js';
import { clock } from '../format.js';
import { sectionNames } from './vtt.js';

/** The song's sections as places to jump to. */
export function Chapters({ film, media }) {
  const sections = film.analysis.value?.sections ?? [];
  if (!media || sections.length < 2) {
    return null;
  }
  const jump = section => {
    media.currentTime = section.start_s;
    media.play().catch(() => {});
  };
  const names = sectionNames(sections);
  return html`<nav class="chapters" aria-label="Chapters">${sections.map((section, i) => html`<button type="button" class="button small" key=${section.start_s} onClick=${() => jump(section)}>
    <span>${names[i]}</span><small>${clock(section.start_s)}</small></button>`)}</nav>`;
}
