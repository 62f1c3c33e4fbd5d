import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { command, pathOf, upload } from '../shared/api';
import { newKey } from '../shared/key';
import { icon, Piece } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Allowed } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';

const LARGEST_BYTES = 20_000_000;

/** Adds a photo that came by another way, such as a mail to the office. */
@customElement('office-add-photo')
export class AddPhoto extends Piece {
  @property({ attribute: false }) allowed!: Allowed;
  @state() private share?: number;
  @state() private problem?: Problem;

  protected override render(): TemplateResult {
    return html`<label class="button">${icon('camera')}${this.share === undefined ? 'Add a photo' : `Sending, ${Math.round(this.share * 100)} %`}
        <input class="aside" id="add-photo" type="file" accept="image/jpeg,image/png,image/webp" @change=${this.chosen} /></label>
      ${this.problem ? notice('danger', 'triangle-alert', this.problem.detail) : nothing}`;
  }

  private async chosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file || this.share !== undefined) return;
    this.problem = file.size > LARGEST_BYTES ? new Problem(413, 'too-large', `“${file.name}” is larger than 20 MB. Take a smaller photo.`)
      : undefined;
    if (this.problem) return;
    this.share = 0;
    try {
      const kept = await upload(file, file.name, share => { this.share = share; });
      const key = newKey();
      await command(pathOf(this.allowed.href), { photoId: key, phase: 'PROBLEM', file: kept }, { key, channel: 'OFFICE' });
      toast('Photo added.');
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    } finally {
      this.share = undefined;
    }
  }
}
