import { useEffect, useRef, useState } from 'preact/hooks';
import WaveSurfer from 'wavesurfer.js';
import { html } from '../html.js';
import { clock } from '../format.js';
import { colour, nonce } from './paint.js';
import { Icon } from './Icon.js';

/** A song to look at and listen to. */
export function WaveBox({ peaks, duration, link, name }) {
  const box = useRef(null);
  const wave = useRef(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const paint = () => ({ waveColor: colour('--wave'), progressColor: colour('--accent'), cursorColor: colour('--text') });
    const surfer = WaveSurfer.create({ container: box.current, height: 72, barWidth: 2, barGap: 1, barRadius: 2, cspNonce: nonce(),
      normalize: true, peaks: [peaks], duration, media: Object.assign(new Audio(), { src: link, preload: 'none' }), dragToSeek: true, ...paint() });
    surfer.on('play', () => setPlaying(true));
    surfer.on('pause', () => setPlaying(false));
    surfer.on('timeupdate', setAt);
    wave.current = surfer;
    const repaint = () => surfer.setOptions(paint());
    addEventListener('themechange', repaint);
    return () => {
      removeEventListener('themechange', repaint);
      surfer.pause();
      surfer.destroy();
    };
  }, [peaks, link]);
  return html`<div class="wavebox">
    <button type="button" class="button round primary" aria-label=${`${playing ? 'Pause' : 'Play'} ${name}`} onClick=${() => wave.current.playPause()}>
      <${Icon} name=${playing ? 'pause' : 'play'} /></button>
    <div class="grow" ref=${box} role="img" aria-label=${`Waveform of ${name}`}></div>
    <span class="time">${clock(at)} / ${clock(duration)}</span>
  </div>`;
}
