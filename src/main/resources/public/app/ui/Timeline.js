import { effect } from '@preact/signals-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin from 'wavesurfer.js/regions';
import { html } from '../html.js';
import { attempt } from '../data/toasts.js';
import { clock } from '../format.js';
import { drawMusic } from './music.js';
import { Icon } from './Icon.js';
import { colour, nonce } from './paint.js';

const SHORTEST_S = 0.5;
const WAITING = new Float32Array(400).fill(0.04);

/** The song with its scenes, sections, beats and words. A scene's border is dragged here. */
export function Timeline({ film, media }) {
  const box = useRef(null);
  const music = useRef(null);
  const hand = useRef({ snap: true, scale: 1 });
  const [scale, setScale] = useState(1);
  const [snap, setSnap] = useState(true);
  const duration = film.job.value.audio_duration_s;
  const scenes = film.scenes.value;
  const analysis = film.analysis.value;
  const energy = analysis?.energy.values;
  const open = film.ended.value;
  hand.current.snap = snap;

  useEffect(() => {
    if (!duration) {
      return undefined;
    }
    const surfer = WaveSurfer.create({ container: box.current, height: 84, barWidth: 2, barGap: 1, barRadius: 2, normalize: true, cspNonce: nonce(),
      peaks: [energy?.length ? energy : WAITING], duration, hideScrollbar: false, autoCenter: false, ...(media ? { media } : {}), ...paints() });
    const regions = surfer.registerPlugin(RegionsPlugin.create());
    const draw = () => drawMusic(music.current, surfer, analysis, duration);
    const dispose = [surfer.on('scroll', draw), surfer.on('redrawcomplete', draw), surfer.on('zoom', draw), surfer.on('resize', draw)];
    let stop = () => {};
    regions.on('region-clicked', (region, event) => {
      event.stopPropagation();
      surfer.setTime(region.start);
      hand.current.at = Number(region.id);
    });
    regions.on('region-double-clicked', region => { film.selected.value = Number(region.id); });
    regions.on('region-update', (region, side) => follow(regions, region, side));
    regions.on('region-updated', (region, side) => move(film, regions, region, side, hand.current.snap));
    const repaint = () => {
      surfer.setOptions(paints());
      regions.getRegions().forEach(region => region.setOptions({ color: tint(film.scenes.value[region.id].data.value) }));
      draw();
    };
    addEventListener('themechange', repaint);
    hand.current.surfer = surfer;
    hand.current.zoom = () => surfer.zoom(hand.current.scale === 1 ? 0 : box.current.clientWidth / duration * hand.current.scale);
    surfer.once('ready', () => {
      hand.current.ready = true;
      // a region that comes before the song's length is known would be cut to nothing
      stop = effect(() => show(film, regions, open));
      if (hand.current.scale !== 1) {
        hand.current.zoom();
      }
      draw();
    });
    return () => {
      hand.current.ready = false;
      removeEventListener('themechange', repaint);
      stop();
      dispose.forEach(each => each());
      surfer.destroy();
    };
  }, [duration, energy, media, scenes, open]);

  useEffect(() => {
    hand.current.scale = scale;
    if (hand.current.ready) {
      hand.current.zoom();
    }
  }, [scale]);

  if (!duration) {
    return null;
  }
  const step = event => {
    const at = film.scenes.value.findIndex(scene => scene.data.value.end_s > (media?.currentTime ?? hand.current.time ?? 0) + 1e-3);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: film.scenes.value.length - 1 }[event.key];
    const scene = film.scenes.value[to];
    if (event.key === 'Enter' && at >= 0) {
      film.selected.value = at;
    } else if (scene) {
      event.preventDefault();
      hand.current.time = scene.data.value.start_s;
      hand.current.surfer.setTime(scene.data.value.start_s);
    }
  };
  return html`<section class="timeline" aria-label="Timeline">
    <div class="wave" ref=${box} tabindex="0" role="group" aria-label="Song and scenes. Left and right go from scene to scene, Enter opens one." onKeyDown=${step}></div>
    <canvas ref=${music} class="music" aria-hidden="true"></canvas>
    <div class="row tools">
      ${analysis?.tempo_bpm ? html`<small>${Math.round(analysis.tempo_bpm)} beats a minute${analysis.key ? `, ${analysis.key}` : ''}</small>` : html`<small>${clock(duration)}</small>`}<span class="grow"></span>
      ${open && scenes.length > 1 && html`<label class="check"><input type="checkbox" checked=${snap} onChange=${event => setSnap(event.target.checked)} /><span>Borders snap to beats and words</span></label>`}
      <span class="zoom"><button type="button" class="button plain round small" aria-label="Show more of the song" disabled=${scale <= 1} onClick=${() => setScale(Math.max(1, scale / 2))}><${Icon} name="zoomOut" size=${18} /></button>
      <button type="button" class="button plain round small" aria-label="Show less of the song, larger" disabled=${scale >= 64} onClick=${() => setScale(scale * 2)}><${Icon} name="zoomIn" size=${18} /></button></span>
    </div>
  </section>`;
}

function paints() {
  return { waveColor: colour('--wave'), progressColor: colour('--accent'), cursorColor: colour('--text') };
}

const TINTS = { done: ['--region-a', '--region-b'], running: '--region-running', failed: '--region-failed', stale: '--region-stale', waiting: ['--region-wait', '--region-wait'] };

function tint(scene) {
  const found = TINTS[scene.status] ?? TINTS.waiting;
  return colour(Array.isArray(found) ? found[scene.i % 2] : found);
}

/** Puts each scene's region where the scene is; runs again when one of them changes. */
function show(film, regions, open) {
  const known = new Map(regions.getRegions().map(region => [region.id, region]));
  const all = film.scenes.value;
  for (const { data } of all) {
    const scene = data.value;
    const place = { start: scene.start_s, end: scene.end_s, color: tint(scene) };
    const region = known.get(String(scene.i));
    if (!region) {
      regions.addRegion({ id: String(scene.i), drag: false, resizeStart: open && scene.i > 0, resizeEnd: open && scene.i < all.length - 1, minLength: SHORTEST_S, ...place });
    } else if (region.start !== place.start || region.end !== place.end || region.color !== place.color) {
      region.setOptions(place);
    }
  }
}

const neighbour = (regions, region, side) => regions.getRegions().find(each => each.id === String(Number(region.id) + (side === 'start' ? -1 : 1)));

/** While a border is dragged the scene beside it gives way. */
function follow(regions, region, side) {
  const other = side && neighbour(regions, region, side);
  if (other) {
    other.setOptions(side === 'start' ? { end: region.start } : { start: region.end });
  }
}

async function move(film, regions, region, side, snap) {
  if (side) {
    const i = Number(region.id) + (side === 'start' ? 0 : 1);
    await attempt(() => film.edit({ borders: [{ i, start_s: side === 'start' ? region.start : region.end, snap }] }));
    show(film, regions, true);
  }
}
