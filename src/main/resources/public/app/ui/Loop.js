import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';

const calmly = matchMedia('(prefers-reduced-motion: reduce)');
const RESTING_MS = 220;
const MOST = 12;
let playing = 0;

/**
 * A clip in a loop, while it is in sight and the page rests: a scroll past three hundred scenes decodes none of them.
 * There are never more than a dozen at once.
 */
export function Loop({ clip, still }) {
  const box = useRef(null);
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (calmly.matches) {
      return undefined;
    }
    let timer = 0;
    let mine = false;
    const rest = () => {
      clearTimeout(timer);
      if (mine) {
        playing--;
        mine = false;
        setOn(false);
      }
    };
    const look = new IntersectionObserver(([entry]) => {
      rest();
      if (entry.isIntersecting) {
        timer = setTimeout(() => {
          if (playing < MOST) {
            playing++;
            mine = true;
            setOn(true);
          }
        }, RESTING_MS);
      }
    }, { threshold: 0.6 });
    look.observe(box.current);
    return () => {
      look.disconnect();
      rest();
    };
  }, [clip]);
  return html`<span class="loop" ref=${box}><img src=${still} alt="" decoding="async" />
    ${on && html`<video src=${clip} muted loop autoplay playsinline disablepictureinpicture tabindex="-1" aria-hidden="true"></video>`}</span>`;
}
