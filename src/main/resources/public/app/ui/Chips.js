import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from './Icon.js';

/** A list of short words: type one, press Enter; Backspace takes the last away. */
export function Chips({ label, values, onChange, placeholder, suggestions = [], max = 16 }) {
  const [text, setText] = useState('');
  const add = word => {
    const clean = word.trim();
    if (clean && !values.includes(clean) && values.length < max) {
      onChange([...values, clean]);
    }
    setText('');
  };
  const key = event => {
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && !text && values.length) {
      onChange(values.slice(0, -1));
    }
  };
  return html`<div class="field"><label><span>${label}</span>
    <span class="chips">${values.map(word => html`<span class="chip" key=${word}>${word}<button type="button" aria-label=${`Remove ${word}`}
        onClick=${() => onChange(values.filter(each => each !== word))}><${Icon} name="close" size=${14} /></button></span>`)}
      <input value=${text} placeholder=${values.length ? '' : placeholder} onInput=${event => setText(event.target.value)} onKeyDown=${key}
        onBlur=${() => add(text)} /></span></label>
    ${suggestions.length > 0 && html`<div class="suggest">${suggestions.filter(word => !values.includes(word)).map(word => html`
      <button type="button" key=${word} class="button small" onClick=${() => add(word)}>${word}</button>`)}</div>`}
  </div>`;
}
