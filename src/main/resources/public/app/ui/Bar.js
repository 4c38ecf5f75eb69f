import { html } from '../html.js';

/** How far something is; `value` 0 to 1. */
export function Bar({ value, label, kind = '' }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10;
  return html`<div class=${`bar ${kind}`} role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${Math.round(percent)}><i style=${{ transform: `scaleX(${percent / 100})` }}></i></div>`;
}
