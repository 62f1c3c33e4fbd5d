import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get } from './api';
import { linkField } from './link-field';
import { plainDate } from './format';
import { Piece, type Part } from './piece';
import { Problem } from './problem';

interface Subscription { url: string; expiresAt: string }

/** The reader's visits in the calendar that they have anyway. */
@customElement('kept-calendar-link')
export class CalendarLink extends Piece {
  @state() private subscription?: Subscription;
  @state() private problem?: Problem;

  protected override render(): Part {
    return html`<details class="folded" @toggle=${this.opened}><summary>Have these visits in your own calendar</summary>
      <div class="stack">${this.problem ? html`<p class="wrong" role="alert">${this.problem.detail}</p>` : nothing}${this.subscription
        ? html`<p class="small">Add this address to your calendar as a subscription (“from URL”). It then follows every change by itself.
            Whoever has the address sees your visits, until ${plainDate(this.subscription.expiresAt.slice(0, 10))}.</p>
          ${linkField('calendar-address', 'The address', this.subscription.url)}` : nothing}</div></details>`;
  }

  private readonly opened = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.subscription) return;
    try {
      this.subscription = await get<Subscription>('/me/calendar');
      this.problem = undefined;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  };
}
