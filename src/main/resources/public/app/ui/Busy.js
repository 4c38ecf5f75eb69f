import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from './Icon.js';

/** A button whose work takes a moment: it cannot be pressed twice, and says that it is at it. */
export function Busy({ icon, children, onClick, kind = '', disabled, ...rest }) {
  const [busy, setBusy] = useState(false);
  const press = async event => {
    setBusy(true);
    try {
      await onClick(event);
    } finally {
      setBusy(false);
    }
  };
  return html`<button type="button" class=${`button ${kind}`} disabled=${disabled || busy} aria-busy=${busy} onClick=${press} ...${rest}>
    ${icon && html`<${Icon} name=${icon} />`}${children && html`<span>${children}</span>`}</button>`;
}
