import { useEffect, useRef } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from './Icon.js';

let names = 0;

/** A window over the page: the browser keeps the focus inside, Escape and a click beside it close it. */
export function Dialog({ title, onClose, wide, children }) {
  const element = useRef(null);
  const name = useRef(`dialog-${++names}`).current;
  useEffect(() => {
    const dialog = element.current;
    const from = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      from?.focus?.();
    };
  }, []);
  return html`<dialog ref=${element} class=${wide ? 'wide' : ''} aria-labelledby=${name}
      onCancel=${event => { event.preventDefault(); onClose(); }}
      onMouseDown=${event => event.target === element.current && onClose()}>
    <div class="dialog">
      <header><h2 id=${name} tabindex="-1" autofocus>${title}</h2>
        <button type="button" class="button plain round" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button></header>
      ${children}
    </div>
  </dialog>`;
}
