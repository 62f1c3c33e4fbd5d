import { html, nothing, type TemplateResult } from 'lit';
import { button, type Doing } from '../shared/actions';
import { command, pathOf } from '../shared/api';
import { tell, type Telling, type Told } from '../shared/facts';
import type { Part } from '../shared/piece';
import type { Fact, Order } from '../shared/shapes';
import { toast } from '../shared/toast';

export type Kind = 'all' | 'decision' | 'visit' | 'work' | 'money' | 'message';

const KINDS: { kind: Kind; label: string }[] = [
  { kind: 'all', label: 'All' },
  { kind: 'decision', label: 'Decisions' },
  { kind: 'visit', label: 'Visits' },
  { kind: 'work', label: 'Work' },
  { kind: 'money', label: 'Money' },
  { kind: 'message', label: 'Messages' },
];

/** Documents go with the messages: both are what somebody was sent. */
export function matches(kind: Kind): (told: Told) => boolean {
  return told => kind === 'all' || told.kind === kind || (kind === 'message' && told.kind === 'document');
}

/** Which of the facts, each with how many there are. */
export function filters(facts: Fact[], telling: Telling, chosen: Kind, choose: (kind: Kind) => void): TemplateResult {
  const told = facts.map(fact => tell(fact, telling));
  return html`<div class="chips" role="group" aria-label="Show">${KINDS.map(({ kind, label }) => {
    const number = told.filter(matches(kind)).length;
    return number === 0 && kind !== chosen ? nothing : html`<button class="chip" type="button" aria-pressed=${kind === chosen}
      @click=${() => choose(kind)}>${label} ${number}</button>`;
  })}</div>`;
}

/** A note is written where it will stand. */
export function composer(order: Order, doing: Doing, note: string, write: (note: string) => void, done: (reference: string) => Promise<void>): Part {
  const allowed = order.allowed.find(one => one.command === 'add-note');
  if (!allowed) return nothing;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = note.trim();
    if (!text) return document.getElementById('add-note')?.focus();
    const answer = await doing.run('add-note', key => command(pathOf(allowed.href), { noteId: key, text }, { key, channel: 'OFFICE' }),
      { said: text });
    if (!answer) return;
    write('');
    toast('Note added. Who may see the order may read it.');
    await done(answer.reference);
  };
  return html`<form class="composer" @submit=${send}>
    <label class="aside" for="add-note">Note</label>
    <textarea class="input" id="add-note" rows="1" maxlength="2000"
      placeholder="Write a note. The customer and the technician can read it." .value=${note}
      @input=${(event: InputEvent) => write((event.target as HTMLTextAreaElement).value)}></textarea>
    ${button('Add note', undefined, doing.is('add-note'), { type: 'submit', busyLabel: 'Adding' })}</form>`;
}
