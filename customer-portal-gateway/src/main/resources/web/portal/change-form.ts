import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, pathOf } from '../shared/api';
import { field, fieldSet, textArea, toFirstWrong } from '../shared/field';
import { clock } from '../shared/format';
import { Piece, type Part } from '../shared/piece';
import type { Allowed, AvailabilityWindow, Order } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import { howSoon } from '../shared/how-soon';
import { FIRST_DAYS, MORE_DAYS, MOST_DAYS, windows } from '../shared/windows';

const SHORTEST = 10;
const LONGEST = 4000;

/**
 * What was asked for, to be changed (a draft) or corrected (what is under way). Only what has changed is sent.
 * Fires `changed` with the answer's reference, and `left`.
 */
@customElement('kept-change-form')
export class ChangeForm extends Piece {
  @property({ attribute: false }) order!: Order;
  /** `edit-draft` or `correct-details`. */
  @property({ attribute: false }) allowed!: Allowed;
  @state() private description = '';
  @state() private priority = '';
  @state() private availability: AvailabilityWindow[] = [];
  @state() private days = FIRST_DAYS;
  @state() private wrong = '';
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.description = this.order.description;
    this.priority = this.order.priority;
    this.availability = plain(this.order);
  }

  protected override firstUpdated(): void {
    this.querySelector('textarea')?.focus();
  }

  protected override render(): Part {
    const { order } = this;
    return html`<form class="stack" novalidate aria-label=${this.allowed.label} @submit=${(event: Event) => { event.preventDefault(); void this.send(); }}>
      ${field({ id: 'what', label: 'What is wrong', wrong: this.wrong }, textArea({ id: 'what', value: this.description, rows: 4, most: LONGEST,
        wrong: this.wrong, required: true, input: description => { this.description = description; } }))}
      ${fieldSet({ id: 'how-soon', label: 'How soon' }, howSoon(this.priority, priority => { this.priority = priority; }, order.priority === 'EMERGENCY'))}
      ${fieldSet({ id: 'suits', label: 'When can someone be there?', hint: 'Tap all that suit, or none if any time does.' },
        html`${windows(order.zone, this.days, this.availability, availability => { this.availability = availability; })}
          ${this.days < MOST_DAYS ? html`<p><button class="linklike" type="button" @click=${() => { this.days += MORE_DAYS; }}>Show more days</button></p>` : nothing}`)}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail} What you wrote is kept.</p>`) : nothing}
      <div class="two">${button('Leave it', () => this.leave())}
        ${button('Save', undefined, this.doing.is('save'), { kind: 'primary', type: 'submit', busyLabel: 'Saving' })}</div></form>`;
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent('left'));
  }

  private async send(): Promise<void> {
    const description = this.description.trim();
    this.wrong = description.length < SHORTEST ? 'Say in a sentence what is wrong, and where.' : '';
    if (this.wrong) {
      await this.updateComplete;
      return toFirstWrong(this);
    }
    const { order } = this;
    const change = {
      ...(description === order.description ? {} : { description }),
      ...(this.priority === order.priority ? {} : { priority: this.priority }),
      ...(JSON.stringify(this.availability) === JSON.stringify(plain(order)) ? {} : { availability: this.availability }),
    };
    if (Object.keys(change).length === 0) return this.leave();
    const body = this.allowed.fields.includes('revision') ? { revision: order.revision, ...change } : change;
    const answer = await this.doing.run('save', key => command(pathOf(this.allowed.href), body, { key, channel: 'PORTAL' }), { said: body, quiet: true });
    if (!answer) return;
    toast('Saved. Everyone who works on it sees the new words.');
    this.dispatchEvent(new CustomEvent('changed', { detail: answer.reference }));
  }
}

/** The order's hours as the form writes them, `08:00`. */
function plain(order: Order): AvailabilityWindow[] {
  return order.availability.map(window => ({ date: window.date, from: clock(window.from), to: clock(window.to) }));
}
