import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';
import { api } from '../data/api.js';
import { take } from '../data/draft.js';
import { attempt } from '../data/toasts.js';
import { go } from '../router.js';
import { Busy } from '../ui/Busy.js';
import { DropZone } from '../ui/DropZone.js';
import { Icon } from '../ui/Icon.js';

const BARS = [34, 58, 46, 78, 60, 92, 70, 50, 86, 64, 100, 74, 44, 66, 38, 56, 82, 48, 62, 30];

/** The first page of all: what this is, in three lines, and two ways to begin. */
export function Welcome() {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    fetch('/demo/song', { method: 'HEAD' }).then(answer => setDemo(answer.ok), () => {});
  }, []);
  const begin = files => {
    if (files.length) {
      take(files);
      go('/new');
    }
  };
  const tryDemo = () => attempt(async () => {
    const [song, picture, lyrics] = await Promise.all(['song', 'picture', 'lyrics'].map(name => api.fileOrNull(`/demo/${name}`)));
    begin([new File([song], 'Harbour Light.mp3', { type: 'audio/mpeg' }), new File([picture], 'picture.jpg', { type: 'image/jpeg' }),
      ...(lyrics ? [new File([lyrics], 'lyrics.lrc')] : [])]);
  });
  return html`<div class="page welcome">
    <div class="bars" aria-hidden="true">${BARS.map((height, i) => html`<i key=${i} style=${{ height: `${height}%`, animationDelay: `${-(i * 37 % 17) / 10}s` }}></i>`)}</div>
    <h1>Your song. Your picture. <em>A music video.</em></h1>
    <ol>
      <li>Drop a song and a picture.</li>
      <li>Watch the scenes appear on the beat.</li>
      <li>Change any scene; only that one is made again.</li>
    </ol>
    <${DropZone} label="Drop a song to begin" hint="mp3, wav, m4a, flac or ogg; it stays on this machine" icon="music" accept="audio/*,.mp3,.wav,.m4a,.aac,.flac,.ogg,image/*,.lrc,.txt" onFiles=${begin} />
    ${demo && html`<p class="row centre"><span>Nothing at hand?</span><${Busy} icon="play" onClick=${tryDemo}>Try the demo song</${Busy}></p>`}
  </div>`;
}
