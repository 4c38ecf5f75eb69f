import { html } from '../html.js';
import { stepWord } from '../format.js';
import { Icon } from './Icon.js';

/** The units of a plan put together by their step, in the plan's order. */
function steps(units) {
  const found = new Map();
  for (const unit of units) {
    const step = found.get(unit.step) ?? { step: unit.step, all: 0, done: 0, states: new Set(), error: null };
    step.all++;
    step.done += unit.state === 'done' ? 1 : 0;
    step.states.add(unit.state);
    step.error ??= unit.error;
    found.set(unit.step, step);
  }
  return [...found.values()];
}

function stateOf(step) {
  return step.done === step.all ? 'done' : ['failed', 'running', 'stale'].find(state => step.states.has(state)) ?? 'waiting';
}

const SAID = { done: 'done', failed: 'failed', running: 'under way', stale: 'to be made anew', waiting: 'waiting' };

/** What is done, what goes on, what waits. */
export function Steps({ film }) {
  const plan = film.plan.value;
  if (!plan) {
    return null;
  }
  const all = steps(plan.units);
  const list = html`<ol class="steps">${all.map(step => {
    const state = stateOf(step);
    return html`<li key=${step.step} class=${state} aria-label=${`${stepWord(step.step)}: ${SAID[state]}`}><span class="dot">${state === 'done' ? html`<${Icon} name="check" size=${14} />` : state === 'failed' ? html`<${Icon} name="alert" size=${14} />` : ''}</span>
      <span class="grow">${stepWord(step.step)}${step.error && html`<small class="bad">${step.error.title}</small>`}</span>${step.all > 1 && html`<small>${step.done} of ${step.all}</small>`}</li>`;
  })}</ol>`;
  return film.job.value.status === 'done' && film.changed.value === 0
    ? html`<details class="panel fold"><summary><${Icon} name="right" /><span>All steps are done</span></summary>${list}</details>`
    : html`<section class="panel"><h2>Steps</h2>${list}</section>`;
}
