import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { SceneCard } from './SceneCard.js';

const GAP = 14;
const CAPTION = 62;
const ROWS_AROUND = 2;

/** The scenes as pictures. Only the rows near the window are in the page, however many there are. */
export function SceneGrid({ film }) {
  const box = useRef(null);
  const scenes = film.scenes.value;
  const { width = 16, height = 9 } = film.job.value.user_options ?? {};
  const ratio = width / height;
  const [room, setRoom] = useState(0);
  const [rows, setRows] = useState([0, 6]);
  const columns = Math.max(2, Math.floor((room + GAP) / ((ratio < 1.2 ? (room < 600 ? 140 : 170) : room < 600 ? 150 : 230) + GAP)));
  const cell = (room - GAP * (columns - 1)) / columns;
  const row = cell / ratio + CAPTION + GAP;
  const count = Math.ceil(scenes.length / columns);

  useLayoutEffect(() => {
    if (!box.current) {
      return undefined;
    }
    const look = new ResizeObserver(([entry]) => setRoom(Math.floor(entry.contentRect.width)));
    look.observe(box.current);
    setRoom(box.current.clientWidth);
    return () => look.disconnect();
  }, [scenes.length > 0]);

  useEffect(() => {
    const scroll = () => {
      if (!box.current || !room) {
        return;
      }
      const top = box.current.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(-top / row) - ROWS_AROUND);
      const last = Math.min(count, Math.ceil((innerHeight - top) / row) + ROWS_AROUND);
      setRows(old => old[0] === first && old[1] === last ? old : [first, last]);
    };
    scroll();
    addEventListener('scroll', scroll, { passive: true });
    addEventListener('resize', scroll);
    return () => {
      removeEventListener('scroll', scroll);
      removeEventListener('resize', scroll);
    };
  }, [room, row, count]);

  if (scenes.length === 0) {
    return null;
  }
  const [first, last] = rows;
  const shown = room ? scenes.slice(first * columns, Math.max(first + 1, last) * columns) : [];
  return html`<section class="scenes" aria-label="Scenes">
    <h2>Scenes</h2>
    <div ref=${box} style=${{ height: `${Math.max(0, count * row - GAP)}px` }}>
      <ol class="scene-window" start=${first * columns + 1} style=${{ gap: `${GAP}px`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, transform: `translateY(${first * row}px)` }}>
        ${shown.map(scene => html`<${SceneCard} key=${scene.i} film=${film} scene=${scene} ratio=${ratio} height=${row - GAP} />`)}
      </ol>
    </div>
  </section>`;
}
