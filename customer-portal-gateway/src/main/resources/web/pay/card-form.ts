import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { field, textInput, toFirstWrong } from '../shared/field';
import { money } from '../shared/format';
import { Piece, type Part } from '../shared/piece';
import type { Answer, Money } from '../shared/shapes';
import { notice } from '../shared/states';

/** Carries the answer's reference. */
export type PayEvent = CustomEvent<string>;

const FEWEST = 12;
const MOST = 19;

/** The card of the built-in test payments. What is typed is sent to nobody but our own payment provider for tests. */
@customElement('kept-card-form')
export class CardForm extends Piece {
  @property({ attribute: false }) amount!: Money;
  @property({ attribute: false }) pay!: (card: string, key: string) => Promise<Answer>;
  @state() private card = '';
  @state() private wrong = '';
  private readonly doing = new Doing(this);

  protected override render(): Part {
    const declined = this.doing.problem;
    return html`<form class="stack" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.send(); }}>
      ${notice('', 'info', html`A test payment: no money moves. <b class="strong">4242 4242 4242 4242</b> is taken, a number that ends in <b class="strong">0002</b> is declined.`)}
      ${field({ id: 'card', label: 'Card number', wrong: this.wrong },
        textInput({ id: 'card', value: this.card, wrong: this.wrong, inputmode: 'numeric', autocomplete: 'cc-number', most: 23, required: true, input: value => this.typed(value) }))}
      ${declined ? notice('danger', 'triangle-alert', html`<p role="alert"><strong>Not paid.</strong> ${declined.detail}</p>`) : nothing}
      ${button(`Pay ${money(this.amount)}`, undefined, this.doing.is('pay'), { kind: 'primary', size: 'next', type: 'submit', busyLabel: 'Paying' })}</form>`;
  }

  private typed(value: string): void {
    this.card = value;
    this.wrong = '';
  }

  private async send(): Promise<void> {
    const digits = this.card.replace(/\s/g, '');
    this.wrong = /^\d+$/.test(digits) && digits.length >= FEWEST && digits.length <= MOST ? '' : `A card's number has ${FEWEST} to ${MOST} digits.`;
    if (this.wrong) {
      await this.updateComplete;
      toFirstWrong(this);
      return;
    }
    const answer = await this.doing.run('pay', key => this.pay(digits, key), { said: digits, quiet: true });
    if (answer) this.dispatchEvent(new CustomEvent('paid', { detail: answer.reference }));
  }
}
