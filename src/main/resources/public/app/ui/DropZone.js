import { useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from './Icon.js';

/** A place to drop one kind of file, and a button for those who would rather choose. */
export function DropZone({ label, hint, icon, accept, onFiles, children }) {
  const input = useRef(null);
  const [over, setOver] = useState(false);
  const stop = event => event.preventDefault();
  const drop = event => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return html`<div class=${`drop ${over ? 'over' : ''} ${children ? 'filled' : ''}`} onDragEnter=${() => setOver(true)} onDragLeave=${() => setOver(false)}
      onDragOver=${stop} onDrop=${drop}>
    ${children}
    <label class="choose">
      <input ref=${input} type="file" accept=${accept} class="unseen" onChange=${event => { onFiles([...event.target.files]); event.target.value = ''; }} />
      <${Icon} name=${icon} size=${children ? 18 : 30} />
      <span><strong>${children ? `Another ${label.toLowerCase()}` : label}</strong>${!children && html`<small>${hint}</small>`}</span>
    </label>
  </div>`;
}
