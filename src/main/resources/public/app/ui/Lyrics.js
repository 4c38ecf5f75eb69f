import { html } from '../html.js';
import { change, form } from '../data/draft.js';
import { count } from '../format.js';

/** The words of the song, timed or plain. */
export function Lyrics() {
  const { lyrics } = form.value;
  const lines = lyrics.split('\n').filter(row => row.replace(/\[[^\]]*\]/g, '').trim()).length;
  const timed = /\[\d+:\d/.test(lyrics);
  const read = async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) {
      change({ lyrics: await file.text() });
    }
  };
  return html`<section class="lyrics">
    <label class="field"><span>Lyrics <small>optional</small></span>
      <textarea rows="7" spellcheck="false" value=${lyrics} placeholder="Paste them here, plain or as LRC with times. Without them, a speech model hears the words if one is installed."
        onInput=${event => change({ lyrics: event.target.value })}></textarea></label>
    <div class="row"><small class="muted grow">${lines ? `${count(lines, 'line')}${timed ? ', with times' : ', times are found by ear'}` : ''}</small>
      <label class="button small"><input type="file" class="unseen" accept=".lrc,.txt,text/plain" onChange=${read} /><span>Open a file</span></label></div>
  </section>`;
}
