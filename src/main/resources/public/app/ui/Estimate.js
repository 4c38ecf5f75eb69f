import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';
import { api } from '../data/api.js';
import { order } from '../data/draft.js';
import { Problem } from '../data/problem.js';
import { count, span } from '../format.js';
import { Trouble } from './Trouble.js';

const QUIET_MS = 350;

/** What the film will be and take, asked of the server a moment after the last change. */
export function Estimate() {
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const wish = order.value;
  const asked = JSON.stringify(wish);
  useEffect(() => {
    if (!wish) {
      setFound(null);
      setProblem(null);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const answer = await api.estimate(wish);
        if (current) {
          setFound(answer);
          setProblem(null);
        }
      } catch (error) {
        if (current) {
          setProblem(Problem.of(error));
        }
      }
    }, QUIET_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  if (problem) {
    return html`<${Trouble} problem=${problem} />`;
  }
  return found && html`<div class="estimate" role="status">
    <strong>${found.estimated_s === null ? 'Never done on this machine, so its time is not known' : `Takes ${span(found.estimated_s)}`}</strong>
    <p>${count(found.scenes, 'scene')}, ${count(found.frames, 'frame')}</p></div>`;
}
