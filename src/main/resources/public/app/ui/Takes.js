import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';
import { api } from '../data/api.js';
import { attempt, complain } from '../data/toasts.js';
import { since } from '../format.js';
import { Busy } from './Busy.js';

/** Everything that was ever rendered of a scene. Nothing is overwritten: two takes are seen side by side, either is kept. */
export function Takes({ film, scene }) {
  const [takes, setTakes] = useState([]);
  const [other, setOther] = useState(null);
  const { clip_url: clip, status } = scene.data.value;
  useEffect(() => {
    let current = true;
    api.takes(film.id, scene.i).then(found => current && setTakes(found?.takes ?? []), complain);
    return () => { current = false; };
  }, [clip?.split('?')[0], status]);
  if (takes.length < 2) {
    return null;
  }
  const now = takes.find(take => take.current);
  const rival = takes.find(take => take.take === other);
  const keep = take => attempt(() => film.keepTake(scene.i, take.take), 'That take is the scene’s again').then(() => setOther(null));
  return html`<section class="takes" aria-label="Takes"><h3>${takes.length} takes</h3>
    <ul>${takes.map((take, at) => html`<li key=${take.take}><button type="button" aria-pressed=${take.take === other} disabled=${take.current} onClick=${() => setOther(take.take === other ? null : take.take)}>
      <img src=${take.thumbnail_url} alt="" /><small>${take.current ? 'In the film' : `Take ${takes.length - at}`}</small></button></li>`)}</ul>
    ${rival && html`<div class="versus">
      ${now && html`<${Side} take=${now} words="In the film" other=${rival} />`}
      <${Side} take=${rival} words=${since(rival.made_at)} other=${now}><${Busy} kind="primary" icon="check" onClick=${() => keep(rival)}>Keep this one</${Busy}></${Side}>
    </div>`}
  </section>`;
}

const NAMES = { prompt: 'Seen', camera: 'Camera', motion: 'Movement', negative_prompt: 'Never', seed: 'Seed' };

function Side({ take, words, other, children }) {
  const different = other ? Object.keys(NAMES).filter(key => take[key] !== other[key]) : [];
  return html`<figure><video src=${take.clip_url} poster=${take.thumbnail_url} muted loop autoplay playsinline aria-label=${`Take, ${words}`}></video>
    <figcaption><strong>${words}</strong>${different.map(key => html`<small key=${key}><b>${NAMES[key]}</b> ${take[key]}</small>`)}</figcaption>${children}</figure>`;
}
