import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from './Icon.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const now = () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');

export function ThemeSwitch() {
  const [theme, setTheme] = useState(now());
  const other = theme === 'dark' ? 'light' : 'dark';
  const turn = () => {
    document.documentElement.dataset.theme = other;
    localStorage.setItem('songreel.theme', other);
    setTheme(other);
    dispatchEvent(new Event('themechange'));
  };
  return html`<button type="button" class="button plain round" aria-label=${`Switch to the ${other} theme`} onClick=${turn}>
    <${Icon} name=${theme === 'dark' ? 'sun' : 'moon'} /></button>`;
}
