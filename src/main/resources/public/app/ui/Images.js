import { html } from '../html.js';

/** What an image job made. */
export function Images({ images }) {
  return html`<ul class="images">${images.map(image => html`<li key=${image.i}><a href=${image.url} download=${`image-${image.i}`}><img src=${image.thumbnail_url ?? image.url} width=${image.width} height=${image.height} alt=${`Image ${image.i + 1}, seed ${image.seed}`} /></a></li>`)}</ul>`;
}
