import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Part } from '../shared/piece';
import type { FormField, Order } from '../shared/shapes';
import type { Draft } from './draft';
import './signature-pad';
import type { Lack } from './steps';

const LONGEST = 1000;
const PHOTOS = 'image/jpeg,image/png,image/webp';

export type Given = Draft['answers'];
type Keep = (answers: Given) => void;

/** What the office asks at the end of the work, question by question. An answer that Kept gave before there were forms has none. */
export const questions = (order: Order): FormField[] => order.forms?.complete ?? [];

export function formCard(order: Order, given: Given, keep: Keep): Part {
  const asked = questions(order);
  return asked.length ? html`<section class="card" aria-labelledby="form"><h2 id="form">Questions</h2>
    ${asked.map(field => question(field, given, value => keep({ ...given, [field.id]: value })))}</section>` : nothing;
}

/** Required questions that have no answer on this phone. */
export function unanswered(order: Order, given: Given): Lack[] {
  return questions(order).filter(field => field.required && !isAnswered(field, given[field.id]))
    .map(field => ({ what: idOf(field), words: field.label, icon: 'pen-line', act: `Answer: ${field.label}` }));
}

/** As the command's body has them; files go first and stand in it when they are there. */
export function answersOf(order: Order, given: Given): { answers: Record<string, unknown>; files: { field: string; content: Blob }[] } {
  const answers: Record<string, unknown> = {};
  const files: { field: string; content: Blob }[] = [];
  for (const { id } of questions(order)) {
    const value = given[id];
    if (value instanceof Blob) files.push({ field: id, content: value });
    else if (value?.length) answers[id] = typeof value === 'string' ? value.trim() : value;
  }
  return { answers, files };
}

const idOf = (field: FormField): string => `answer-${field.id}`;

function isAnswered(field: FormField, value: Given[string]): boolean {
  if (field.kind === 'CHECKLIST') return Array.isArray(value) && value.length === field.choices?.length;
  if (field.kind === 'NUMBER') return typeof value === 'string' && !!value.trim() && isTaken(field, Number(value));
  return typeof value === 'string' ? !!value.trim() : !!value;
}

const isTaken = ({ min, max }: FormField, number: number): boolean =>
  !Number.isNaN(number) && (min == null || number >= min) && (max == null || number <= max);

function question(field: FormField, given: Given, keep: (value: Given[string]) => void): TemplateResult {
  const value = given[field.id];
  const words = typeof value === 'string' ? value : '';
  const typed = (event: Event): void => keep((event.target as HTMLInputElement).value);
  const id = idOf(field);
  const label = html`<label for=${id}>${field.label}${field.required ? nothing : html` <span class="muted small">if you like</span>`}</label>`;
  switch (field.kind) {
    case 'TEXT':
      return html`<div class="field">${label}<textarea class="input" id=${id} rows="2" maxlength=${LONGEST} .value=${words}
        @input=${typed}></textarea></div>`;
    case 'NUMBER':
      return html`<div class="field">${label}<input class="input" id=${id} type="number" inputmode="decimal" step="any"
        min=${field.min ?? nothing} max=${field.max ?? nothing} .value=${words} @input=${typed} />${span(field)}</div>`;
    case 'DATE':
      return html`<div class="field">${label}<input class="input" id=${id} type="date" .value=${words} @input=${typed} /></div>`;
    case 'CHOICE':
      return html`<div class="field">${label}<select class="input" id=${id} @change=${typed}><option value="" ?selected=${!words}>Choose</option>
        ${field.choices?.map(choice => html`<option .value=${choice} ?selected=${choice === words}>${choice}</option>`)}</select></div>`;
    case 'CHECKLIST':
      return checklist(field, Array.isArray(value) ? value : [], keep);
    case 'PHOTO':
      return html`<div class="field">${label}<input class="input" id=${id} type="file" accept=${PHOTOS} capture="environment"
        @change=${(event: Event) => keep((event.target as HTMLInputElement).files?.[0])} />${value instanceof Blob
          ? html`<p class="muted small">${icon('circle-check-big')} Taken</p>` : nothing}</div>`;
    case 'SIGNATURE':
      return html`<div class="field" id=${id} tabindex="-1"><span>${field.label}</span><kept-signature .name=${field.label}
        .kept=${value instanceof Blob ? value : undefined} @signed=${(event: CustomEvent<Blob | null>) =>
          keep(event.detail ?? undefined)}></kept-signature></div>`;
  }
}

function span({ min, max }: FormField): Part {
  if (min == null && max == null) return nothing;
  const words = min == null ? `at most ${max}` : max == null ? `at least ${min}` : `${min} to ${max}`;
  return html`<p class="muted small">${words}</p>`;
}

function checklist(field: FormField, ticked: string[], keep: (value: string[]) => void): TemplateResult {
  const tick = (point: string, on: boolean): void =>
    keep((field.choices ?? []).filter(one => one === point ? on : ticked.includes(one)));
  return html`<fieldset class="field" id=${idOf(field)} tabindex="-1"><legend>${field.label}</legend>
    ${field.choices?.map(point => html`<label class="row"><input type="checkbox" .checked=${ticked.includes(point)}
      @change=${(event: Event) => tick(point, (event.target as HTMLInputElement).checked)} />${point}</label>`)}</fieldset>`;
}
