import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Piece } from '../shared/piece';

/** As much as a policy may have. */
const LONGEST = 50_000;

/** A text to write, with the numbers of its lines beside it and the line that is wrong marked. Tells `written`. */
@customElement('office-numbered-text')
export class NumberedText extends Piece {
  @property() text = '';
  @property() name = '';
  /** The number of the line; 0: none. */
  @property({ type: Number }) wrong = 0;

  protected override render(): TemplateResult {
    const lines = this.text.split('\n').length;
    return html`<div class="numbered"><div class="numbers" aria-hidden="true">${Array.from({ length: lines }, (_, index) => html`<span
        class=${index + 1 === this.wrong ? 'bad' : ''}>${index + 1}</span>`)}</div>
      <textarea id=${this.name} class="input" wrap="off" spellcheck="false" autocomplete="off" maxlength=${LONGEST} rows=${Math.max(lines, 8)} .value=${this.text}
        aria-invalid=${this.wrong ? 'true' : nothing} aria-describedby=${this.wrong ? `${this.name}-wrong` : nothing}
        @input=${(event: Event) => this.dispatchEvent(new CustomEvent('written', { detail: (event.target as HTMLTextAreaElement).value }))}></textarea></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('wrong') && this.wrong) this.toWrong();
  }

  /** The wrong line, chosen and in view. */
  toWrong(): void {
    const area = this.querySelector('textarea');
    const lines = this.text.split('\n');
    if (!area || this.wrong < 1 || this.wrong > lines.length) return;
    const start = lines.slice(0, this.wrong - 1).reduce((sum, line) => sum + line.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + lines[this.wrong - 1]!.length);
    this.querySelector('.bad')?.scrollIntoView({ block: 'center' });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'office-numbered-text': NumberedText }
}
