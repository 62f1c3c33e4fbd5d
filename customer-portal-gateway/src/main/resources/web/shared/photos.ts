import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { upload } from './api';
import { icon, Piece, type Part } from './piece';
import { Problem } from './problem';
import type { FileRef } from './shapes';

const MOST = 6;
const LARGEST = 20_000_000;
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

interface Photo { name: string; preview: string; share: number; file?: FileRef; wrong?: string; blob: File }

/** Photos that are kept as soon as they are chosen. Fires `photos` with the files that are there. */
@customElement('kept-photos')
export class Photos extends Piece {
  @property({ attribute: false }) files: FileRef[] = [];
  /** Where they go, below `/api`. */
  @property() to = '/files';
  @state() private photos: Photo[] = [];
  @state() private said = '';

  get busy(): boolean {
    return this.photos.some(photo => !photo.file && !photo.wrong);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.photos.forEach(photo => URL.revokeObjectURL(photo.preview));
  }

  protected override render(): Part {
    return html`<div class="photos">${this.photos.map(photo => html`<div class="photo">
        <img src=${photo.preview} alt="Photo ${photo.name}" />
        ${photo.file ? '' : html`<span class="caption">${photo.wrong ? 'Not kept' : `${Math.round(photo.share * 100)} %`}</span>`}
        <button class="remove" type="button" @click=${() => this.takeOut(photo)}>${icon('x', `Remove photo ${photo.name}`)}</button></div>`)}
      ${this.photos.length < MOST ? html`<label class="add-photo">${icon('camera')}<span>Add<span class="aside"> photos</span></span>
        <input type="file" accept=${TYPES.join(',')} multiple @change=${this.chosen} /></label>` : ''}</div>
      <div role="status" class="aside">${this.said}</div>
      ${this.photos.filter(photo => photo.wrong).map(photo => html`<p class="wrong">${icon('triangle-alert')}<span>${photo.name}: ${photo.wrong}
        <button class="linklike" type="button" @click=${() => void this.keep(photo)}>Try again</button></span></p>`)}`;
  }

  private chosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    for (const blob of [...input.files ?? []].slice(0, MOST - this.photos.length)) {
      const photo: Photo = { name: blob.name, preview: URL.createObjectURL(blob), share: 0, blob };
      this.photos = [...this.photos, photo];
      void this.keep(photo);
    }
    input.value = '';
  }

  private async keep(photo: Photo): Promise<void> {
    photo.wrong = refusal(photo.blob);
    if (!photo.wrong)
      try {
        photo.file = await upload(photo.blob, photo.name, share => { photo.share = share; this.requestUpdate(); }, this.to);
        this.said = `${photo.name} is kept`;
      } catch (thrown) {
        photo.wrong = Problem.from(thrown).detail;
      }
    this.tell();
  }

  private takeOut(photo: Photo): void {
    URL.revokeObjectURL(photo.preview);
    this.photos = this.photos.filter(other => other !== photo);
    this.said = `${photo.name} is removed`;
    this.tell();
    this.querySelector<HTMLElement>('.add-photo input')?.focus();
  }

  private tell(): void {
    this.requestUpdate();
    this.files = this.photos.flatMap(photo => photo.file ?? []);
    this.dispatchEvent(new CustomEvent('photos'));
  }
}

function refusal(blob: File): string | undefined {
  if (!TYPES.includes(blob.type)) return 'we take JPEG, PNG and WebP pictures.';
  return blob.size > LARGEST ? 'larger than 20 MB. Take it again in a smaller size.' : undefined;
}
