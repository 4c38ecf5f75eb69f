import { html } from '../html.js';
import { form, option } from '../data/draft.js';
import { Busy } from './Busy.js';
import { NumberField } from './NumberField.js';
import { Select } from './Select.js';
import { Icon } from './Icon.js';

const SIZES = [['', 'From the shape, 720 lines'], ['1920x1080', '1920 × 1080'], ['1280x720', '1280 × 720'], ['854x480', '854 × 480'], ['1080x1920', '1080 × 1920'], ['1080x1080', '1080 × 1080']];
const CUTTING = [['auto', 'By the music'], ['sections', 'By its sections'], ['words', 'By the words'], ['fixed', 'All the same length']];
const RENDERERS = [['auto', 'The best there is'], ['video', 'Video model'], ['image', 'Image model in motion'], ['still', 'The picture in motion']];
const DIRECTORS = [['auto', 'The best there is'], ['model', 'Language model'], ['rules', 'Rules']];
const LANGUAGES = [['auto', 'Found by ear'], ['en', 'English'], ['de', 'German'], ['fr', 'French'], ['es', 'Spanish'], ['it', 'Italian'], ['pt', 'Portuguese'], ['ja', 'Japanese'], ['ko', 'Korean'], ['zh', 'Chinese']];

/** What few people want to say, out of the way of the others. */
export function Advanced() {
  const { options } = form.value;
  const size = options.width ? `${options.width}x${options.height}` : '';
  const setSize = value => {
    const [width, height] = value ? value.split('x').map(Number) : [null, null];
    option('width', width);
    option('height', height);
  };
  const plain = (name, standard) => value => option(name, value === standard ? null : value);
  return html`<details class="panel fold"><summary><${Icon} name="right" /><span>More options</span></summary>
    <div class="grid">
      <${Select} label="Size" value=${size} options=${SIZES} onChange=${setSize} />
      <${Select} label="Frames a second" value=${String(options.fps ?? 25)} options=${[['24', '24'], ['25', '25'], ['30', '30']]} onChange=${value => option('fps', value === '25' ? null : Number(value))} />
      <${Select} label="Cut" value=${options.segmentation ?? 'auto'} options=${CUTTING} onChange=${plain('segmentation', 'auto')} />
      <${NumberField} label="Scene length, seconds" value=${options.scene_len_s} min="1" max="20" step="0.5" placeholder="4" onChange=${value => option('scene_len_s', value)} />
      <${NumberField} label="Number of scenes" value=${options.num_scenes} min="1" max="300" placeholder="by the song" onChange=${value => option('num_scenes', value)} />
      <${Select} label="Scenes made by" value=${options.renderer ?? 'auto'} options=${RENDERERS} onChange=${plain('renderer', 'auto')} />
      <${Select} label="Directed by" value=${options.director ?? 'auto'} options=${DIRECTORS} onChange=${plain('director', 'auto')} />
      <${Select} label="Sung in" value=${options.language ?? 'auto'} options=${LANGUAGES} onChange=${plain('language', 'auto')} />
      <${NumberField} label="Fade in, seconds" value=${options.fade_in_s} min="0" max="10" step="0.5" placeholder="0" onChange=${value => option('fade_in_s', value)} />
      <${NumberField} label="Fade out, seconds" value=${options.fade_out_s} min="0" max="10" step="0.5" placeholder="0" onChange=${value => option('fade_out_s', value)} />
      <div class="with-button"><${NumberField} label="Seed" value=${options.seed} min="0" max="4294967295" placeholder="a new one" onChange=${value => option('seed', value)} />
        <${Busy} icon="dice" kind="round" aria-label="Throw a seed" onClick=${() => option('seed', crypto.getRandomValues(new Uint32Array(1))[0])} /></div>
    </div>
    <p class="muted">Fades encode the sound anew; without them the song’s own data is in the film.</p>
  </details>`;
}
