import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../html.js';
import { Film } from '../data/film.js';
import { complain } from '../data/toasts.js';
import { Problem } from '../data/problem.js';
import { statusWord } from '../format.js';
import { Busy } from '../ui/Busy.js';
import { ChangeBar } from '../ui/ChangeBar.js';
import { Chapters } from '../ui/Chapters.js';
import { DirectionPanel } from '../ui/DirectionPanel.js';
import { Downloads } from '../ui/Downloads.js';
import { FilmHead } from '../ui/FilmHead.js';
import { Images } from '../ui/Images.js';
import { Log } from '../ui/Log.js';
import { SceneEditor } from '../ui/SceneEditor.js';
import { SceneGrid } from '../ui/SceneGrid.js';
import { Stage } from '../ui/Stage.js';
import { Steps } from '../ui/Steps.js';
import { Timeline } from '../ui/Timeline.js';
import { Trouble } from '../ui/Trouble.js';

/** One film, from its first second to its last change. */
export function FilmView({ id }) {
  const film = useMemo(() => new Film(id), [id]);
  const [media, setMedia] = useState(null);
  useEffect(() => film.watch(), [film]);
  const job = film.job.value;
  useEffect(() => {
    if (job) {
      document.title = `${film.ended.value ? '' : `${Math.round(job.progress * 100)} % · `}${job.title || 'Untitled'} · Songreel`;
    }
  });
  if (!job) {
    return html`<div class="page">${film.problem.value
      ? html`<${Trouble} problem=${film.problem.value}><a class="button" href="#/">All films</a></${Trouble}>`
      : html`<div class="stage ghost" aria-busy="true"></div>`}</div>`;
  }
  return html`<div class="page film-page">
    <${FilmHead} film=${film} />
    <${Trouble} problem=${film.problem.value} />
    <${Failure} film=${film} />
    <div class="film-columns">
      <div class="stack">
        ${job.images ? html`<${Images} images=${job.images} />` : html`
          <${Stage} film=${film} onMedia=${setMedia} />
          <${Chapters} film=${film} media=${media} />
          <${Timeline} film=${film} media=${media} />`}
      </div>
      <aside class="stack" aria-label="About this film">
        <${Steps} film=${film} />
        <${Downloads} film=${film} />
        <${DirectionPanel} film=${film} />
        <${Log} film=${film} />
      </aside>
    </div>
    <${SceneGrid} film=${film} />
    <${ChangeBar} film=${film} />
    ${film.selected.value >= 0 && film.scenes.value[film.selected.value] && html`<${SceneEditor} key=${film.selected.value} film=${film} scene=${film.scenes.value[film.selected.value]} />`}
  </div>`;
}

function Failure({ film }) {
  const { error, status } = film.job.value;
  if (!error || status !== 'failed') {
    return null;
  }
  const again = () => film.retry().catch(complain);
  return html`<${Trouble} problem=${new Problem({ ...error, status: 0, title: error.title || statusWord(status) })}>
    <${Busy} icon="again" kind="primary" onClick=${again}>Try again what failed</${Busy}></${Trouble}>`;
}
