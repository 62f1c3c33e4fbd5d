import { html, nothing, type TemplateResult } from 'lit';
import { upload } from './api';
import { icon, type Part } from './piece';
import type { FormField } from './shapes';

const LONGEST = 1000;
const PICTURES = 'image/jpeg,image/png,image/webp';

/** Answers as somebody gives them, by the fields' ids. A picture is here until the command goes out. */
export type Given = Record<string, string | string[] | Blob | undefined>;
/** A face with a field to sign in draws that; elsewhere a signature is a picture of one. */
export type Sign = ((field: FormField, value: Blob | undefined, keep: (value: Blob | undefined) => void) => TemplateResult) | undefined;

/** What a tenant asks at a step, question by question. */
export function questions(form: FormField[], given: Given, keep: (answers: Given) => void, sign?: Sign): TemplateResult[] {
  return form.map(field => question(field, given, value => keep({ ...given, [field.id]: value }), sign));
}

export const idOf = (field: FormField): string => `answer-${field.id}`;

export function isAnswered(field: FormField, value: Given[string]): boolean {
  if (field.kind === 'CHECKLIST') return Array.isArray(value) && value.length === field.choices?.length;
  if (field.kind === 'NUMBER') return typeof value === 'string' && !!value.trim() && isTaken(field, Number(value));
  return typeof value === 'string' ? !!value.trim() : !!value;
}

const isTaken = ({ min, max }: FormField, number: number): boolean =>
  !Number.isNaN(number) && (min == null || number >= min) && (max == null || number <= max);

/** As the command's body has them; pictures have to be sent first. */
export function answersOf(form: FormField[], given: Given): { answers: Record<string, unknown>; files: { field: string; content: Blob }[] } {
  const answers: Record<string, unknown> = {};
  const files: { field: string; content: Blob }[] = [];
  for (const { id } of form) {
    const value = given[id];
    if (value instanceof Blob) files.push({ field: id, content: value });
    else if (value?.length) answers[id] = typeof value === 'string' ? value.trim() : value;
  }
  return { answers, files };
}

/** The same where there is a signal: the pictures are sent, and stand among the answers. */
export async function sentAnswers(form: FormField[], given: Given): Promise<Record<string, unknown>> {
  const { answers, files } = answersOf(form, given);
  for (const { field, content } of files) answers[field] = await upload(content, nameOf(field, content));
  return answers;
}

export const nameOf = (field: string, content: Blob): string => `${field}.${content.type.split('/')[1]}`;

function question(field: FormField, given: Given, keep: (value: Given[string]) => void, sign: Sign): TemplateResult {
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
      return checklist(field, given, keep);
    case 'PHOTO':
      return picture(field, label, value, keep);
    case 'SIGNATURE':
      return sign ? sign(field, value instanceof Blob ? value : undefined, keep) : picture(field, label, value, keep);
  }
}

function picture(field: FormField, label: Part, value: Given[string], keep: (value: Given[string]) => void): TemplateResult {
  return html`<div class="field">${label}<input class="input" id=${idOf(field)} type="file" accept=${PICTURES} capture="environment"
    @change=${(event: Event) => keep((event.target as HTMLInputElement).files?.[0])} />${value instanceof Blob
      ? html`<p class="muted small">${icon('circle-check-big')} Taken</p>` : nothing}</div>`;
}

function span({ min, max }: FormField): Part {
  if (min == null && max == null) return nothing;
  const words = min == null ? `at most ${max}` : max == null ? `at least ${min}` : `${min} to ${max}`;
  return html`<p class="muted small">${words}</p>`;
}

/** Reads what is ticked when a box is: a dialog is drawn once. */
function checklist(field: FormField, given: Given, keep: (value: string[]) => void): TemplateResult {
  const ticked = (): string[] => {
    const value = given[field.id];
    return Array.isArray(value) ? value : [];
  };
  const tick = (point: string, on: boolean): void =>
    keep((field.choices ?? []).filter(one => one === point ? on : ticked().includes(one)));
  return html`<fieldset class="field" id=${idOf(field)} tabindex="-1"><legend>${field.label}</legend>
    ${field.choices?.map(point => html`<label class="row"><input type="checkbox" .checked=${ticked().includes(point)}
      @change=${(event: Event) => tick(point, (event.target as HTMLInputElement).checked)} />${point}</label>`)}</fieldset>`;
}
