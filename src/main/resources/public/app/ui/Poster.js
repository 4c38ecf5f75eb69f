import { html } from '../html.js';
import { Icon } from './Icon.js';

/** A film's picture; until there is one, a colour of its own. */
export function Poster({ link, name }) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  return link
    ? html`<img src=${link} alt="" loading="lazy" decoding="async" />`
    : html`<span class="blank" style=${{ '--hue': hue }}><${Icon} name="film" size=${32} /></span>`;
}
