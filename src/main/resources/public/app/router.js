import { signal } from '@preact/signals-core';

/** @typedef {{view: 'films'|'new'|'film'|'machine', id?: string}} Route */

/** @returns {Route} */
function parse() {
  const [, view = '', id] = location.hash.split('/');
  if (view === 'film' && id) {
    return { view, id };
  }
  return { view: view === 'new' || view === 'machine' ? view : 'films' };
}

export const route = signal(parse());

addEventListener('hashchange', () => {
  route.value = parse();
  scrollTo(0, 0);
});

/** @param {string} path such as /film/ID */
export function go(path) {
  location.hash = path;
}
