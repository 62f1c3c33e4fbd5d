import { html, nothing, type TemplateResult } from 'lit';
import type { PhotoPhase } from '../shared/answers';
import { fileHref } from '../shared/api';
import { icon } from '../shared/piece';
import { toast } from '../shared/toast';
import { mayDo } from './steps';
import type { View } from './view';

const LARGEST_BYTES = 20_000_000;
const KINDS = ['image/jpeg', 'image/png', 'image/webp'];
export const WORDS: Record<PhotoPhase, string> = { PROBLEM: 'Before', IN_PROGRESS: 'During', RESULT: 'Result' };
/** What was photographed on this page, by photo: it is shown from here even when Kept has it. */
const pictures = new Map<string, string>();

/** Photos of before, during and after; those that wait on this phone look like the others. */
export function photosCard(shown: View, needed: boolean, take: (file: File, phase: PhotoPhase) => void): TemplateResult {
  const { order } = shown;
  const has = shown.photos.some(photo => photo.phase === 'RESULT');
  return html`<section class="card" aria-labelledby="photos"><div class="row apart"><h2 id="photos">Photos</h2><span
    class="muted small">${needed ? '1 still needed' : has ? 'result is there' : ''}</span></div>
    <div class="photos">${shown.photos.map(photo => html`<a href=${pictureOf(order.id, photo)} target="_blank" rel="noopener"><img
      src=${pictureOf(order.id, photo)} alt=${`Photo, ${WORDS[photo.phase].toLowerCase()}`} />
        <span class="caption">${photo.waits ? icon('clock', 'Waits to be sent') : nothing} ${WORDS[photo.phase]}</span></a>`)}
      ${mayDo(shown, 'add-photo') ? html`${tile('IN_PROGRESS', 'photo', 'Photo', take)}${needed || ['IN_PROGRESS', 'ARRIVED',
        'COMPLETED'].includes(order.status) ? tile('RESULT', 'result-photo', 'Result photo', take) : nothing}` : nothing}</div></section>`;
}

function tile(phase: PhotoPhase, id: string, words: string, take: (file: File, phase: PhotoPhase) => void): TemplateResult {
  return html`<label class="add-photo">${icon('camera')}<span>${words}</span><input id=${id} type="file" accept=${KINDS.join(',')}
    capture="environment" @change=${(event: Event) => chosen(event, phase, take)} /></label>`;
}

function chosen(event: Event, phase: PhotoPhase, take: (file: File, phase: PhotoPhase) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = '';
  if (!file) return;
  if (!KINDS.includes(file.type)) toast(`“${file.name}” is not a photo that Kept can keep. Take a JPEG, PNG or WebP.`, { failure: true });
  else if (file.size > LARGEST_BYTES) toast(`“${file.name}” is larger than 20 MB. Take a smaller photo.`, { failure: true });
  else take(file, phase);
}

/** Where a photo is shown from. */
export function pictureOf(orderId: string, photo: View['photos'][number]): string {
  if (photo.content && !pictures.has(photo.key)) pictures.set(photo.key, URL.createObjectURL(photo.content));
  return pictures.get(photo.key) ?? (photo.sha256 ? fileHref(orderId, photo.sha256) : '');
}
