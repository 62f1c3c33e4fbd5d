import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { button } from '../shared/actions';
import { command, get, pathOf } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { field, select, textArea, textInput } from '../shared/field';
import { titleOf } from '../shared/format';
import { Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Allowed, Order, OrderItem, Page } from '../shared/shapes';
import { tiesCard } from '../shared/ties';
import { toast } from '../shared/toast';
import { to } from './routes';

const MOST_MONTHS = 120;
const OPEN = 'DRAFT,SUBMITTED,APPROVED,READY,OFFERED,ACCEPTED,SCHEDULED,DISPATCHED,EN_ROUTE,ARRIVED,IN_PROGRESS,ON_HOLD';
const KINDS = [{ value: 'ORDER', label: 'An order of its own' }, { value: 'TASK', label: 'A task for the office' },
  { value: 'REMINDER', label: 'A reminder in some months' }];

/** Orders that belong to this one, and the two ways in which its work goes on elsewhere. Says `changed` with the answer's reference. */
@customElement('office-ties')
export class TiesPiece extends Piece {
  @property({ attribute: false }) order!: Order;

  protected override render(): TemplateResult {
    const follow = this.allowed('create-follow-up');
    const merge = this.allowed('merge-into');
    return html`${tiesCard(this.order, to.order, follow || merge ? html`<div class="row">
      ${follow ? button('Leave something for another day…', () => void this.follow(follow), false, { size: 'small' }) : nothing}
      ${merge ? button('Merge into another order…', () => void this.merge(merge), false, { size: 'small' }) : nothing}</div>` : nothing)}`;
  }

  private allowed(name: string): Allowed | undefined {
    return this.order.allowed.find(one => one.command === name);
  }

  private async follow(allowed: Allowed): Promise<void> {
    const wish = { kind: 'ORDER', text: '', months: '6', items: new Set<string>() };
    const open = this.order.items.filter(item => item.state === 'OPEN');
    await this.asked(allowed, { title: 'What is left for another day?', act: 'Leave it', done: 'Noted. It stands on the order.', body: html`
      ${field({ id: 'follow-kind', label: 'As' }, select({ id: 'follow-kind', value: wish.kind, input: value => { wish.kind = value; } }, KINDS))}
      ${field({ id: 'follow-text', label: 'What is to be done' }, textArea({ id: 'follow-text', value: '', rows: 2, most: 1000, input: value =>
        { wish.text = value; } }))}
      ${field({ id: 'follow-months', label: 'Months', aside: 'for a reminder' }, textInput({ id: 'follow-months', value: wish.months,
        inputmode: 'numeric', most: 3, input: value => { wish.months = value; } }))}
      ${things(open, wish.items)}` }, () => {
      if (!wish.text.trim()) throw new Problem(400, 'missing-text', 'Say in a sentence what is to be done.');
      const months = Number(wish.months);
      if (wish.kind === 'REMINDER' && !(Number.isInteger(months) && months >= 0 && months <= MOST_MONTHS))
        throw new Problem(400, 'bad-months', `Give the months as a number from 0 to ${MOST_MONTHS}.`);
      return { kind: wish.kind, text: wish.text.trim(), items: [...wish.items], ...(wish.kind === 'REMINDER' ? { inMonths: months } : {}) };
    });
  }

  private async merge(allowed: Allowed): Promise<void> {
    let others: OrderItem[] = [];
    try {
      others = (await get<Page<OrderItem>>(`/work-orders?status=${OPEN}&limit=200`)).items
        .filter(one => one.customerId === this.order.customerId && one.id !== this.order.id);
    } catch (thrown) {
      toast(Problem.from(thrown).detail, { failure: true });
      return;
    }
    if (!others.length) {
      toast(`${this.order.customerName || 'This customer'} has no other open order.`, { failure: true });
      return;
    }
    let into = others[0]!.id;
    await this.asked(allowed, { title: `Is ${this.order.number} a duplicate?`, act: 'Merge the order', danger: true, done: 'Merged. This order is closed.',
      body: html`<p>This order ends. What it asks for, and its pictures, are shown with the one that goes on; ${this.order.requesterName
        || 'the requester'} is told by mail.</p>
      ${field({ id: 'merge-into', label: 'The order that goes on' }, select({ id: 'merge-into', value: into, input: value => { into = value; } },
        others.map(one => ({ value: one.id, label: `${one.number}, ${titleOf(one.description, 50)}` }))))}` }, () => ({ into }));
  }

  private async asked(allowed: Allowed, wish: { title: string; act: string; danger?: boolean; done: string; body: Part },
    said: () => Record<string, unknown>): Promise<void> {
    let reference = '';
    const did = await askFirst({ ...wish, keep: 'Not now', busyLabel: 'Sending' }, async (_, key) => {
      reference = (await command(pathOf(allowed.href), said(), { key, channel: 'OFFICE' })).reference;
    });
    if (!did) return;
    toast(wish.done);
    this.dispatchEvent(new CustomEvent('changed', { detail: reference }));
  }
}

function things(open: Order['items'], moved: Set<string>): Part {
  return open.length ? html`<fieldset class="field"><legend>What moves there</legend>${open.map(item => html`<label class="check"><input
    type="checkbox" @change=${(event: Event) => { if ((event.target as HTMLInputElement).checked) moved.add(item.itemId); else moved.delete(item.itemId); }}
    />${item.description}</label>`)}</fieldset>` : nothing;
}
