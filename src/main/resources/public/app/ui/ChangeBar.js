import { html } from '../html.js';
import { attempt } from '../data/toasts.js';
import { count, span } from '../format.js';
import { Busy } from './Busy.js';

/** What is no longer as the film shows it, what it would cost, and a button for just that. */
export function ChangeBar({ film }) {
  const job = film.job.value;
  const plan = film.plan.value;
  if (!plan || !film.ended.value || !['done', 'review'].includes(job.status)) {
    return null;
  }
  const left = plan.units.filter(unit => unit.state !== 'done');
  if (left.length === 0) {
    return null;
  }
  const anew = !review(job) && left.some(unit => unit.step === 'direct');
  const scenes = left.filter(unit => unit.step === 'render').length;
  const what = review(job) ? `The plan is ready: ${count(job.scenes.length, 'scene')}` : anew ? 'The direction changed; the scenes are written and rendered anew' : scenes ? `${count(scenes, 'scene')} changed` : 'The film has to be joined anew';
  return html`<section class="changes" aria-label="Changes" role="status">
    <p class="grow"><strong>${what}.</strong> ${plan.estimated_s === null ? 'How long it takes is not known yet.' : `It takes ${span(plan.estimated_s)}.`}</p>
    <${Busy} kind="primary" icon="play" onClick=${() => attempt(() => film.run())}>${review(job) ? 'Render the film' : anew ? 'Write and render' : scenes ? `Render ${scenes === 1 ? 'this scene' : 'these scenes'}` : 'Join it'}</${Busy}>
  </section>`;
}

const review = job => job.status === 'review';
