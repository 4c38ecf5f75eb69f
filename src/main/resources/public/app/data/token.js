import { signal } from '@preact/signals-core';

/** A server on another machine may ask for a token; the page keeps it in this browser only. */
const KEY = 'songreel.token';

export const tokenWanted = signal(false);

export function authorization() {
  const token = localStorage.getItem(KEY);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

export function hasToken() {
  return localStorage.getItem(KEY) !== null;
}

export function keepToken(token) {
  localStorage.setItem(KEY, token.trim());
  location.reload();
}
