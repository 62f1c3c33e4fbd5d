import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { field, select, textInput } from '../shared/field';
import { addDays, dateIn, instantOf, plainDate, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { Piece, type Part } from '../shared/piece';
import type { Answer } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';

/** Who answers in the reader's place, and whom they may name. */
interface Delegation { to?: string; from?: string; until?: string; colleagues: { id: string; name: string }[] }

const USUAL_DAYS = 14;

/** While somebody is away, questions that are asked from then on go to a colleague. */
@customElement('kept-away')
export class Away extends Piece {
  private readonly kept = new Load<Delegation>(this, () => '/directory/delegation', { concerns: change => change.family === 'directory' });
  private readonly doing = new Doing(this);
  @state() private to = '';
  @state() private from = dateIn(READER_ZONE, now());
  @state() private last = addDays(dateIn(READER_ZONE, now()), USUAL_DAYS);
  @state() private wrong: Record<string, string> = {};

  protected override render(): Part {
    return html`<div class="stack"><p class="muted small"><a href="/portal">Your orders</a></p><h1>While you are away</h1>
      ${this.kept.show('We could not look up who answers for you.', kept => this.shown(kept))}</div>`;
  }

  private shown(kept: Delegation): Part {
    const stands = kept.colleagues.find(one => one.id === kept.to)?.name;
    return html`${stands ? html`<section class="card"><p><strong>${stands}</strong> answers in your place from ${plainDate(dateIn(READER_ZONE,
        new Date(kept.from!)))} to ${plainDate(addDays(dateIn(READER_ZONE, new Date(kept.until!)), -1))}.</p>
        ${button('I am back', () => void this.say({}, 'Questions are yours again.'), this.doing.any, { busyLabel: 'Noting' })}</section>` : ''}
      ${kept.colleagues.length === 0 ? html`<p class="card">You have no colleagues here who could answer in your place.</p>` : this.form(kept)}`;
  }

  private form({ colleagues }: Delegation): Part {
    const { wrong } = this;
    return html`<form class="card" novalidate @submit=${this.send}>
      ${field({ id: 'away-to', label: 'Who answers', wrong: wrong.to }, select({ id: 'away-to', value: this.to, wrong: wrong.to, required: true,
        input: value => { this.to = value; } }, [{ value: '', label: 'Choose' }, ...colleagues.map(one => ({ value: one.id, label: one.name }))]))}
      <div class="two fits">${field({ id: 'away-from', label: 'From' }, textInput({ id: 'away-from', type: 'date', value: this.from, input: value =>
        { this.from = value; } }))}
      ${field({ id: 'away-last', label: 'To and with', wrong: wrong.last }, textInput({ id: 'away-last', type: 'date', value: this.last,
        wrong: wrong.last, input: value => { this.last = value; } }))}</div>
      <p class="muted small">Questions that are asked from then on go to them. What you were asked before stays yours.</p>
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : ''}
      <div>${button('Let them answer', undefined, this.doing.any, { kind: 'primary', type: 'submit', busyLabel: 'Noting' })}</div></form>`;
  }

  private send(event: Event): void {
    event.preventDefault();
    this.wrong = { ...(this.to ? {} : { to: 'Choose who answers in your place.' }),
      ...(this.from && this.last && this.from <= this.last ? {} : { last: 'It ends on the day on which it begins, or later.' }) };
    if (Object.keys(this.wrong).length) return;
    void this.say({ to: this.to, from: instantOf(READER_ZONE, `${this.from}T00:00`), until: instantOf(READER_ZONE, `${addDays(this.last, 1)}T00:00`) },
      'Noted. They are asked in your place.');
  }

  private async say(body: object, said: string): Promise<void> {
    const answer = await this.doing.run('away', key => command<Answer>('/directory/delegations', body, { key, channel: 'PORTAL' }),
      { said: body, quiet: true });
    if (!answer) return;
    toast(said);
    await this.kept.now(answer.reference);
  }
}
