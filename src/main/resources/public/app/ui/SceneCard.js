import { html } from '../html.js';
import { clock, sceneWord } from '../format.js';
import { Bar } from './Bar.js';
import { Icon } from './Icon.js';
import { Loop } from './Loop.js';

const SAID = { waiting: 'waits', running: 'is being rendered', done: 'is ready', failed: 'failed', stale: 'is changed' };

/** A scene: its picture as it comes, then its clip in a loop. */
export function SceneCard({ film, scene, ratio, height }) {
  const data = scene.data.value;
  const preview = scene.preview.value;
  const picture = preview?.url ?? data.thumbnail_url ?? scene.last;
  const chosen = film.selected.value === scene.i;
  return html`<li class=${`scene ${data.status}`} style=${{ height: `${height}px` }}>
    <button type="button" aria-haspopup="dialog" aria-label=${`Scene ${scene.i + 1}, ${clock(data.start_s)}, ${SAID[data.status] ?? data.status}: ${data.prompt}`}
        class=${chosen ? 'chosen' : ''} onClick=${() => { film.selected.value = scene.i; }}>
      <span class="picture" style=${{ aspectRatio: ratio }}>
        ${data.clip_url && data.status === 'done' ? html`<${Loop} clip=${data.clip_url} still=${data.thumbnail_url} />`
          : picture ? html`<img src=${picture} alt="" decoding="async" />` : html`<${Blank} film=${film} i=${scene.i} />`}
        ${data.status !== 'done' && html`<span class=${`badge ${data.status}`}>${sceneWord(data.status)}</span>`}
        ${data.locked && html`<span class="locked"><${Icon} name="lock" size=${15} /></span>`}
        ${preview?.steps && html`<${Bar} value=${preview.step / preview.steps} label=${`Scene ${scene.i + 1}`} />`}
      </span>
      <span class="caption"><b>${scene.i + 1}</b><time>${clock(data.start_s)}</time><span>${data.prompt}</span></span>
    </button>
  </li>`;
}

/** Before there is a picture, a colour of the film. */
function Blank({ film, i }) {
  const palette = film.job.value.palette ?? [];
  return palette.length
    ? html`<span class="blank tinted" style=${{ '--tint': palette[i % palette.length] }}></span>`
    : html`<span class="blank" style=${{ '--hue': (i * 47) % 360 }}></span>`;
}
