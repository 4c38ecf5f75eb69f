import { h } from 'preact';
import htm from 'htm';

/** Templates without a build step: html`<p>${text}</p>`. */
export const html = htm.bind(h);
