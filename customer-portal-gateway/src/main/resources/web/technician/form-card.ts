import { html, nothing } from 'lit';
import { answersOf, idOf, isAnswered, nameOf, questions, type Given, type Sign } from '../shared/form';
import type { Part } from '../shared/piece';
import type { SavedCommand } from '../shared/phone-store';
import type { FormField, Order } from '../shared/shapes';
import './signature-pad';
import type { Lack } from './lacks';

/** What is asked at the end of the work. An answer that Kept gave before there were forms has none. */
export const asked = (order: Order): FormField[] => order.forms?.complete ?? [];

export function formCard(order: Order, given: Given, keep: (answers: Given) => void): Part {
  const form = asked(order);
  return form.length ? html`<section class="card" aria-labelledby="form"><h2 id="form">Questions</h2>
    ${questions(form, given, keep, signed)}</section>` : nothing;
}

const signed: Sign = (field, value, keep) => html`<div class="field" id=${idOf(field)} tabindex="-1"><span>${field.label}</span>
  <kept-signature .name=${field.label} .kept=${value} @signed=${(event: CustomEvent<Blob | null>) =>
    keep(event.detail ?? undefined)}></kept-signature></div>`;

/** Required questions that have no answer on this phone. */
export function unanswered(order: Order, given: Given): Lack[] {
  return asked(order).filter(field => field.required && !isAnswered(field, given[field.id]))
    .map(field => ({ what: idOf(field), words: field.label, icon: 'pen-line', act: `Answer: ${field.label}` }));
}

/** For the command's body; nothing where nothing is asked. */
export function withAnswers(form: FormField[], given: Given): Record<string, unknown> {
  return form.length ? { answers: answersOf(form, given).answers } : {};
}

/** Pictures among the answers: the outbox sends them first. */
export function filesOf(form: FormField[], given: Given): SavedCommand['answerFiles'] {
  return answersOf(form, given).files.map(({ field, content }) => ({ content, name: nameOf(field, content), type: content.type, into: field }));
}
