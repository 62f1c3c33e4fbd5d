import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, pathOf } from '../shared/api';
import { field, select, textInput, toFirstWrong } from '../shared/field';
import { idOf, isAnswered, questions, sentAnswers, type Given } from '../shared/form';
import { Load } from '../shared/load';
import { icon, Piece, type Part } from '../shared/piece';
import type { Allowed, Answer, FormField, Order, Page } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import './change-form';

const LONGEST_ITEM = 500;

/** An order that is still being written: it is sent in, changed, or gets one thing more. Fires `changed` with the answer's reference. */
@customElement('kept-draft-card')
export class DraftCard extends Piece {
  @property({ attribute: false }) order!: Order;
  @state() private open: '' | 'edit-draft' | 'add-item' = '';
  @state() private given: Given = {};
  @state() private item = '';
  @state() private wrong = '';
  @state() private approver = '';
  private readonly approvers = new Load<Page<{ id: string; name: string }>>(this, () => `/work-orders/${this.order.id}/approvers`,
    { concerns: change => change.family === 'directory' });
  private readonly doing = new Doing(this);

  private get form(): FormField[] {
    return this.order.forms?.submit ?? [];
  }

  private allowed(name: string): Allowed | undefined {
    return this.order.allowed.find(one => one.command === name);
  }

  protected override render(): Part {
    return html`<section class="card ask" aria-labelledby="draft-title"><h2 id="draft-title">${icon('pencil-line')}This order is a draft</h2>
      <p>Nobody is asked and nobody comes until it is sent in.</p>
      ${this.order.items.length > 1 ? html`<ul class="bulleted">${this.order.items.map(item => html`<li>${item.description}</li>`)}</ul>` : nothing}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
      ${this.open === 'edit-draft' && this.allowed('edit-draft') ? html`<kept-change-form .order=${this.order} .allowed=${this.allowed('edit-draft')!}
        @left=${() => this.shut()} @changed=${(event: CustomEvent<string>) => { this.shut(); this.tell(event.detail); }}></kept-change-form>`
        : this.open === 'add-item' ? this.more() : this.ways()}</section>`;
  }

  private ways(): Part {
    return html`${this.allowed('submit') ? html`${questions(this.form, this.given, given => { this.given = given; })}${this.who()}` : nothing}${this.allowed('submit') ? button('Send the order in', () => void this.submit(), this.doing.is('submit'),
      { kind: 'primary', size: 'wide', icon: 'send', busyLabel: 'Sending' }) : nothing}
      <div class="two fits">${this.allowed('edit-draft') ? button('Change it', () => { this.open = 'edit-draft'; }, false, { icon: 'pencil-line' }) : nothing}
      ${this.allowed('add-item') ? button('Add a thing to fix', () => { this.open = 'add-item'; }, false, { icon: 'plus' }) : nothing}</div>`;
  }

  /** Of those who may approve it; all of them are asked where nobody is picked. */
  private who(): Part {
    const those = this.approvers.value?.items ?? [];
    if (those.length < 2) return nothing;
    return field({ id: 'approver', label: 'Who is asked' }, select({ id: 'approver', value: this.approver, input: id => { this.approver = id; } },
      [{ value: '', label: 'All who may approve it' }, ...those.map(one => ({ value: one.id, label: one.name }))]));
  }

  private more(): Part {
    return html`<form class="stack" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.add(); }}>
      ${field({ id: 'item', label: 'What else is to be fixed', wrong: this.wrong }, textInput({ id: 'item', value: this.item, most: LONGEST_ITEM,
        wrong: this.wrong, required: true, input: item => { this.item = item; } }))}
      <div class="two">${button('Leave it', () => this.shut())}${button('Add it', undefined, this.doing.is('add-item'),
        { kind: 'primary', type: 'submit', busyLabel: 'Adding' })}</div></form>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('open') && this.open === 'add-item') this.querySelector<HTMLElement>('#item')?.focus();
  }

  private shut(): void {
    this.open = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.two .button')?.focus());
  }

  private async submit(): Promise<void> {
    const unanswered = this.form.find(one => one.required && !isAnswered(one, this.given[one.id]));
    if (unanswered) {
      toast(`Still to be answered: ${unanswered.label}.`);
      return this.querySelector<HTMLElement>(`#${idOf(unanswered)}`)?.focus();
    }
    const answers = this.form.length ? { answers: await sentAnswers(this.form, this.given) } : {};
    const answer = await this.send('submit', this.approver ? { ...answers, approver: this.approver } : answers);
    if (answer) toast(answer.status === 'SUBMITTED' ? 'The order is sent in. You see here who answers, and what.' : 'The order is sent in. We find a time.');
  }

  private async add(): Promise<void> {
    const description = this.item.trim();
    this.wrong = description ? '' : 'Say in a few words what else is to be fixed.';
    if (this.wrong) {
      await this.updateComplete;
      return toFirstWrong(this);
    }
    if (!await this.send('add-item', { description })) return;
    this.item = '';
    this.shut();
    toast('Added.');
  }

  /** On the revision that the reader sees; where it has changed meanwhile the page shows the new one. */
  private async send(name: 'submit' | 'add-item', body: Record<string, unknown>): Promise<Answer | undefined> {
    const said = { revision: this.order.revision, ...body };
    const answer = await this.doing.run(name, key => command<Answer>(pathOf(this.allowed(name)!.href), said, { key, channel: 'PORTAL' }), { said, quiet: true });
    if (answer || this.doing.problem?.code === 'stale-revision') this.tell(answer?.reference);
    return answer;
  }

  private tell(reference?: string): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: reference }));
  }
}
