// A question of a form: label above, hint below, and what to do where it is wrong. What was typed is never cleared.
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Part } from './piece';

export interface FieldWish {
  /** The control's id. */
  id: string;
  label: string;
  /** Behind the label, in weaker letters: "optional". */
  aside?: string;
  hint?: Part;
  /** The sentence with the remedy; empty or absent = nothing is wrong. */
  wrong?: string;
}

export function field(wish: FieldWish, control: Part): TemplateResult {
  return html`<div class="field">
    <label for=${wish.id}>${wish.label}${wish.aside ? html` <span class="muted">${wish.aside}</span>` : nothing}</label>
    ${control}
    ${wish.hint ? html`<p class="hint" id="${wish.id}-hint">${wish.hint}</p>` : nothing}
    ${wish.wrong ? wrongLine(wish.id, wish.wrong) : nothing}</div>`;
}

/** Several controls under one question. */
export function fieldSet(wish: FieldWish, controls: Part): TemplateResult {
  return html`<fieldset class="field" id=${wish.id} aria-describedby=${describedBy(wish.id, wish.hint, wish.wrong)}>
    <legend>${wish.label}${wish.aside ? html` <span class="muted">${wish.aside}</span>` : nothing}</legend>
    ${wish.hint ? html`<p class="hint" id="${wish.id}-hint">${wish.hint}</p>` : nothing}
    ${controls}
    ${wish.wrong ? wrongLine(wish.id, wish.wrong) : nothing}</fieldset>`;
}

function wrongLine(id: string, sentence: string): TemplateResult {
  return html`<p class="wrong" id="${id}-wrong">${icon('triangle-alert')}<span>${sentence}</span></p>`;
}

function describedBy(id: string, hint: unknown, wrong: unknown): string | typeof nothing {
  return [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || nothing;
}

export interface InputWish {
  id: string;
  value: string;
  input: (value: string) => void;
  type?: string;
  wrong?: string;
  hint?: boolean;
  autocomplete?: AutoFill;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  most?: number;
  rows?: number;
  required?: boolean;
  placeholder?: string;
}

export function textInput(wish: InputWish): TemplateResult {
  return html`<input class="input" id=${wish.id} name=${wish.id} type=${wish.type ?? 'text'} .value=${wish.value}
    maxlength=${wish.most ?? 200} autocomplete=${wish.autocomplete ?? nothing} inputmode=${wish.inputmode ?? nothing}
    placeholder=${wish.placeholder ?? nothing} aria-required=${wish.required ? 'true' : nothing} aria-invalid=${wish.wrong ? 'true' : nothing}
    aria-describedby=${describedBy(wish.id, wish.hint, wish.wrong)}
    @input=${(event: InputEvent) => wish.input((event.target as HTMLInputElement).value)} />`;
}

export function textArea(wish: InputWish): TemplateResult {
  return html`<textarea class="input" id=${wish.id} name=${wish.id} rows=${wish.rows ?? 3} .value=${wish.value} maxlength=${wish.most ?? 4000}
    placeholder=${wish.placeholder ?? nothing} aria-required=${wish.required ? 'true' : nothing} aria-invalid=${wish.wrong ? 'true' : nothing}
    aria-describedby=${describedBy(wish.id, wish.hint, wish.wrong)}
    @input=${(event: InputEvent) => wish.input((event.target as HTMLTextAreaElement).value)}></textarea>`;
}

export function select(wish: InputWish, choices: { value: string; label: string }[]): TemplateResult {
  return html`<select class="input" id=${wish.id} name=${wish.id} aria-required=${wish.required ? 'true' : nothing}
    aria-invalid=${wish.wrong ? 'true' : nothing} aria-describedby=${describedBy(wish.id, wish.hint, wish.wrong)}
    @change=${(event: Event) => wish.input((event.target as HTMLSelectElement).value)}>
    ${choices.map(choice => html`<option value=${choice.value} ?selected=${choice.value === wish.value}>${choice.label}</option>`)}</select>`;
}

/** The focus goes to the first wrong control, after it was drawn. */
export function toFirstWrong(root: ParentNode): void {
  const wrong = root.querySelector<HTMLElement>('[aria-invalid="true"], fieldset:has(.wrong) :is(button, input):not(:disabled)');
  wrong?.focus();
}
