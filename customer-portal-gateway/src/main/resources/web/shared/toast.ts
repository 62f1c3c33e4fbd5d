import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon, Piece, type Part } from './piece';

export interface ToastWish { failure?: boolean; /** a second word to press: "Undo" */ action?: string; onAction?: () => void }
interface Shown extends ToastWish { id: number; text: string; left: number }

const SHOWN_SECONDS = 8;
const MOST = 4;

/** Says that something was done, or why not. What failed stays until it is put away. */
export function toast(text: string, wish: ToastWish = {}): void {
  let place = document.querySelector('kept-toasts') as Toasts | null;
  if (!place) {
    place = document.createElement('kept-toasts') as Toasts;
    document.body.append(place);
  }
  place.add(text, wish);
}

@customElement('kept-toasts')
export class Toasts extends Piece {
  @state() private shown: Shown[] = [];
  private next = 0;
  private clock?: number;

  add(text: string, wish: ToastWish): void {
    this.shown = [...this.shown.filter(one => one.text !== text), { ...wish, id: this.next++, text, left: SHOWN_SECONDS }].slice(-MOST);
    this.clock ??= window.setInterval(() => this.tick(), 1000);
  }

  private tick(): void {
    const held = this.matches(':hover') || this.contains(document.activeElement);
    if (!held) this.shown = this.shown.map(one => one.failure ? one : { ...one, left: one.left - 1 }).filter(one => one.left > 0);
    if (this.shown.length === 0) {
      clearInterval(this.clock);
      this.clock = undefined;
    }
  }

  private close(id: number): void {
    this.shown = this.shown.filter(one => one.id !== id);
  }

  protected override render(): Part {
    return html`<div role="status">${this.shown.filter(one => !one.failure).map(one => this.one(one))}</div>
      <div role="alert">${this.shown.filter(one => one.failure).map(one => this.one(one))}</div>`;
  }

  private one(one: Shown): Part {
    return html`<div class="toast">${icon(one.failure ? 'triangle-alert' : 'check')}<span>${one.text}</span>
      ${one.action ? html`<button class="linklike" type="button" @click=${() => { this.close(one.id); one.onAction?.(); }}>${one.action}</button>` : nothing}
      <button class="linklike" type="button" @click=${() => this.close(one.id)}>${icon('x', 'Put away')}</button></div>`;
  }
}
