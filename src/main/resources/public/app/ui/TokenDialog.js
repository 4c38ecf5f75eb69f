import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { hasToken, keepToken, tokenWanted } from '../data/token.js';
import { Dialog } from './Dialog.js';

/** For a server on another machine, which may ask for a token. */
export function TokenDialog() {
  const [text, setText] = useState('');
  if (!tokenWanted.value) {
    return null;
  }
  const send = event => {
    event.preventDefault();
    keepToken(text);
  };
  return html`<${Dialog} title="This server asks for its token" onClose=${() => { tokenWanted.value = false; }}>
    <form onSubmit=${send}>
      <p>${hasToken() ? 'The token that this browser knows is not taken any more. ' : ''}It is the value of
        <code>songreel.api.token</code> on the server; whoever started the server knows it. It stays in this browser.</p>
      <label class="field"><span>Token</span><input type="password" autocomplete="current-password" required value=${text}
        onInput=${event => setText(event.target.value)} /></label>
      <div class="row end"><button class="button primary">Use this token</button></div>
    </form>
  </${Dialog}>`;
}
