import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Piece } from '../shared/piece';

const INK = '#251f19';
const PAPER = '#ffffff';
const THICKNESS = 2.4;
const HEIGHT = 150;

/**
 * A field to sign in with a finger, a pen or a mouse; who cannot draw has the name written instead. Fires `signed` with a PNG, or with
 * null when it is wiped.
 */
@customElement('kept-signature')
export class SignaturePad extends Piece {
  @property() name = '';
  /** What was signed before this page was opened anew. */
  @property({ attribute: false }) kept?: Blob;
  @state() private drawn = false;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private last: { x: number; y: number } | null = null;

  protected override render(): TemplateResult {
    return html`
      <div class="pad">
        <canvas role="img" aria-label=${this.drawn ? `Signed as ${this.name}` : 'Empty field for a signature'}
          @pointerdown=${this.down} @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up}></canvas>
        <span>${this.name ? `${this.name} signs here` : 'Sign here'}</span>
      </div>
      <div class="row">
        <button type="button" class="button" ?disabled=${!this.name} @click=${this.write}>Write the name instead</button>
        ${this.drawn ? html`<button type="button" class="button quiet" @click=${this.wipe}>Wipe and sign again</button>` : nothing}
      </div>`;
  }

  protected override firstUpdated(): void {
    this.fit();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('kept') && this.kept && !this.drawn) void this.restore(this.kept);
  }

  private async restore(png: Blob): Promise<void> {
    const picture = await createImageBitmap(png);
    this.pen().drawImage(picture, 0, 0, this.canvas.clientWidth, HEIGHT);
    this.drawn = true;
  }

  /** As many pixels as the screen has, or lines look like stairs. */
  private fit(): void {
    const scale = devicePixelRatio || 1;
    this.canvas.width = Math.max(1, this.canvas.clientWidth) * scale;
    this.canvas.height = HEIGHT * scale;
    const pen = this.pen();
    pen.scale(scale, scale);
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  private pen(): CanvasRenderingContext2D {
    const pen = this.canvas.getContext('2d')!;
    pen.strokeStyle = INK;
    pen.lineWidth = THICKNESS;
    pen.lineCap = pen.lineJoin = 'round';
    return pen;
  }

  private at(event: PointerEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (!this.drawn) this.fit();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.at(event);
    this.line(this.last);
  }

  private move(event: PointerEvent): void {
    if (!this.last) return;
    const points = event.getCoalescedEvents?.() ?? [];
    for (const point of points.length ? points : [event]) this.line(this.at(point));
  }

  private line(to: { x: number; y: number }): void {
    const pen = this.pen();
    pen.beginPath();
    pen.moveTo(this.last!.x, this.last!.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    this.last = to;
  }

  private up(): void {
    if (!this.last) return;
    this.last = null;
    this.tell();
  }

  private write(): void {
    this.fit();
    const pen = this.pen();
    pen.fillStyle = INK;
    pen.font = 'italic 34px Georgia, "Liberation Serif", serif';
    pen.fillText(this.name, 18, HEIGHT * 0.6, this.canvas.clientWidth - 36);
    this.tell();
  }

  private wipe(): void {
    this.fit();
    this.drawn = false;
    this.dispatchEvent(new CustomEvent('signed', { detail: null }));
  }

  private tell(): void {
    this.drawn = true;
    this.canvas.toBlob((png) => this.dispatchEvent(new CustomEvent('signed', { detail: png })), 'image/png');
  }
}
