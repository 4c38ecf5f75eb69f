/**
 * A signed link is signed anew in every answer; the object under it is the same. Keeping the old one while it is good
 * spares pictures and clips from being loaded again.
 */
export function steady(old, fresh) {
  return old && fresh && path(old) === path(fresh) && expiry(old) - Date.now() / 1000 > 3600 ? old : fresh;
}

const path = link => link.split('?')[0];
const expiry = link => Number(new URLSearchParams(link.split('?')[1]).get('exp') ?? 0);
