import { useEffect } from 'preact/hooks';
import { html } from '../html.js';
import { change, form, order, pictureLink, reset, sendAgain, share, songLink, songName, songWave, start, take, uploaded, uploading, uploadProblem } from '../data/draft.js';
import { readModels } from '../data/machine.js';
import { attempt } from '../data/toasts.js';
import { clock } from '../format.js';
import { go } from '../router.js';
import { Advanced } from '../ui/Advanced.js';
import { Bar } from '../ui/Bar.js';
import { Busy } from '../ui/Busy.js';
import { DropZone } from '../ui/DropZone.js';
import { Estimate } from '../ui/Estimate.js';
import { Lyrics } from '../ui/Lyrics.js';
import { ModelNeeds } from '../ui/ModelNeeds.js';
import { Options } from '../ui/Options.js';
import { Trouble } from '../ui/Trouble.js';
import { WaveBox } from '../ui/WaveBox.js';

const SONGS = 'audio/*,.mp3,.wav,.m4a,.aac,.flac,.ogg,.lrc,.txt';

/** A song and a picture in; how the film shall be; go. */
export function NewView() {
  useEffect(() => {
    document.title = 'New film · Songreel';
    readModels();
  }, []);
  const begin = () => attempt(async () => go(`/film/${await start()}`));
  const any = songName.value || pictureLink.value;
  return html`<div class="page new" onDragOver=${event => event.preventDefault()} onDrop=${event => { event.preventDefault(); take([...event.dataTransfer.files]); }}>
    <div class="title-row"><h1>New film</h1>${any && html`<button type="button" class="button" onClick=${reset}>Start over</button>`}</div>
    <div class="columns">
      <div class="stack">
        <section class="media" aria-label="Song and picture">
          <${DropZone} label="Song" hint="Drop it here or choose: mp3, wav, m4a, flac, ogg" icon="music" accept=${SONGS} onFiles=${take}>${songName.value && html`<${Song} />`}</${DropZone}>
          <${DropZone} label="Picture" hint="The look of the film: png, jpg or webp" icon="image" accept="image/png,image/jpeg,image/webp" onFiles=${take}>
            ${pictureLink.value && html`<img class="picked" src=${pictureLink.value} alt="The picture of the film" />`}</${DropZone}>
        </section>
        <${Upload} />
        <label class="field"><span>Title</span><input value=${form.value.title} maxlength="200" placeholder="Untitled" onInput=${event => change({ title: event.target.value })} /></label>
        <${Lyrics} />
      </div>
      <div class="stack">
        <${Options} />
        <${Advanced} />
        <${ModelNeeds} />
        <section class="panel launch" aria-label="Start">
          <${Estimate} />
          <${Busy} kind="primary big" icon="film" disabled=${order.value === null} onClick=${begin}>Make the film</${Busy}>
          ${order.value === null && html`<p class="muted">${uploading.value ? 'The upload is on its way.' : 'It needs a song and a picture.'}</p>`}
        </section>
      </div>
    </div>
  </div>`;
}

function Song() {
  const wave = songWave.value;
  return html`<div class="song"><strong>${songName.value}</strong>
    ${wave ? html`<${WaveBox} peaks=${wave.peaks} duration=${uploaded.value?.audio_duration_s ?? wave.duration} link=${songLink.value} name=${songName.value} />`
      : html`<div class="wavebox ghost" aria-hidden="true"></div>`}</div>`;
}

function Upload() {
  if (uploadProblem.value) {
    return html`<${Trouble} problem=${uploadProblem.value}><${Busy} icon="again" onClick=${sendAgain}>Send again</${Busy}></${Trouble}>`;
  }
  if (uploading.value) {
    const checking = share.value >= 1;
    return html`<div class="upload" role="status"><span>${checking ? 'Checking every sample …' : `Uploading, ${Math.floor(share.value * 100)} %`}</span>
      <${Bar} value=${share.value} label="Upload" kind=${checking ? 'unsure' : ''} /></div>`;
  }
  const known = uploaded.value;
  return known && html`<p class="upload good" role="status">Both are here: ${clock(known.audio_duration_s)} of song, a picture of ${known.image_width} × ${known.image_height}.</p>`;
}
