import { html, nothing } from 'lit';
import { questions, sentAnswers, type Given } from '../shared/form';
import type { Part } from '../shared/piece';
import type { FormField } from '../shared/shapes';
import type { About } from './about';
import { kindOf, openVisits } from './command-fields';
import type { Control } from './controls';

interface Asked { name: string; label: string; required: boolean; control: Control; value: unknown }

/** Of these, what was not changed is left out: it stays as it is. */
const CHANGES = ['edit-draft', 'correct-details'];
const REASONS = ['reason', 'why', 'cause'];

/** The questions of one command, with what is given so far. */
export class CommandForm {
  private readonly asked: Asked[];
  private readonly answered: FormField[];
  private given: Given = {};
  private wrong: Record<string, string> = {};

  constructor(private readonly about: About) {
    const { allowed, order } = about;
    this.answered = order.forms?.[allowed.command] ?? [];
    this.asked = allowed.fields.filter(name => !name.startsWith('answers.') && fixed(name, about) === undefined && !isIdle(name, about))
      .map(name => {
        const { label, make } = kindOf(allowed.command, name);
        const control: Control = make(about, field => this.asked.find(one => one.name === field)?.value);
        return { name, label, required: !!allowed.required?.includes(name), control, value: control.first };
      });
  }

  get isEmpty(): boolean {
    return this.asked.length + this.answered.length === 0;
  }

  draw(changed: () => void): Part {
    if (this.isEmpty) return nothing;
    return html`<div class="stack">${this.asked.map(one => one.control.draw({ id: `field-${one.name}`, label: one.label, required: one.required, stays: this.isChange,
      wrong: this.wrong[one.name] }, one.value as never, value => { one.value = value; changed(); }))}
      ${questions(this.answered, this.given, given => { this.given = given; changed(); })}</div>`;
  }

  /** False: something is missing or cannot be meant, and is said where it stands. */
  check(): boolean {
    this.wrong = Object.fromEntries(this.asked.map(one => [one.name, wrongOf(one)]).filter(([, sentence]) => sentence));
    return Object.keys(this.wrong).length === 0;
  }

  /** As the contract wants it. Files are sent first. */
  async body(): Promise<Record<string, unknown>> {
    const body: Record<string, unknown> = {};
    for (const name of this.about.allowed.fields) {
      const known = fixed(name, this.about);
      if (known !== undefined) body[name] = known;
    }
    for (const { name, control, value } of this.asked)
      if (this.isSaid(control, value)) body[name] = await control.sent(value as never);
    if (this.answered.length) body.answers = await sentAnswers(this.answered, this.given);
    return body;
  }

  private get isChange(): boolean {
    return CHANGES.includes(this.about.allowed.command);
  }

  private isSaid(control: Control, value: unknown): boolean {
    return this.isChange ? JSON.stringify(value) !== JSON.stringify(control.first)
      : !control.isEmpty(value as never);
  }
}

function wrongOf({ name, label, required, control, value }: Asked): string | undefined {
  if (!control.isEmpty(value as never)) return control.wrong?.(value as never);
  if (!required) return undefined;
  return REASONS.includes(name) && label === 'Why' ? 'Say in a few words why. It goes on record.' : control.needed ?? 'This is needed: fill it in.';
}

/** What the page knows without asking. */
function fixed(name: string, { order, allowed }: About): unknown {
  if (name === 'revision') return order.revision;
  if (name === 'approvalId') return order.approval?.approvalId;
  if (name === 'offerId') return order.offer?.offerId;
  if (name !== 'visitId') return undefined;
  const open = openVisits(order);
  return open.length === 1 ? open[0]!.visitId : open.length === 0 && allowed.required?.includes(name) ? order.visitId : undefined;
}

/** Nothing to choose from: there is no question then. */
function isIdle(name: string, { order }: About): boolean {
  return (name === 'visitId' && openVisits(order).length === 0) || (name === 'photoIds' && order.photos.length === 0)
    || (name === 'dropped' && order.items.every(item => item.state !== 'OPEN'));
}
