import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { command } from '../shared/api';
import { count } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Page, ServiceType } from '../shared/shapes';
import { empty } from '../shared/states';
import { form } from './customer-forms';
import { titled } from './titled';

const MINUTES = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480];
const LONGEST_CODE = 60;

/** The kinds of work that can be asked for: how long they take, what whoever comes has to be able to do, and how customers name them. */
@customElement('office-kinds')
export class Kinds extends Piece {
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: change => change.family === 'directory' });
  private readonly again = (reference: string): Promise<void> => this.kinds.now(reference);

  protected override render(): TemplateResult {
    titled('Kinds of work');
    return html`<div class="stack"><div class="row apart"><h1>Kinds of work</h1><button class="button primary" type="button"
        @click=${() => void changeKind(undefined, this.again)}>Add a kind of work</button></div>
      <p class="muted">The words by which customers name a kind help to suggest it where somebody writes what is wrong. Every order that is
        opened teaches more of them.</p>
      <section class="card list" aria-label="Kinds of work">${this.kinds.show('We could not load the kinds of work.', page =>
        this.list(page.items))}</section></div>`;
  }

  private list(kinds: ServiceType[]): Part {
    if (kinds.length === 0) return empty('No kinds of work yet', 'An order needs one: time and skills follow from it.');
    return html`<table class="table rows"><caption class="aside">${count(kinds.length, 'kind of work', 'kinds of work')}</caption><thead><tr><th
      scope="col">Kind of work</th><th scope="col">Takes</th><th scope="col">Skills</th><th scope="col">Customers say</th><th scope="col"><span
      class="aside">Change</span></th></tr></thead><tbody>${kinds.map(kind => html`<tr><td><span class="strong">${kind.name}</span></td>
        <td>${lasts(kind.expectedMinutes)}</td><td>${kind.skills.join(', ') || nothing}</td><td class="muted">${kind.keywords.join(', ') || nothing}</td>
        <td><button class="button quiet small" type="button" @click=${() => void changeKind(kind, this.again)}>Change<span class="aside">
          ${kind.name}</span></button></td></tr>`)}</tbody></table>`;
  }
}

function lasts(minutes: number): string {
  const hours = minutes / 60;
  return minutes < 60 ? `${minutes} minutes` : hours === 1 ? '1 hour' : `${Number(hours.toFixed(2))} hours`;
}

/** `kind` undefined: one more. What is written as "a, b" are two. */
function changeKind(kind: ServiceType | undefined, done: (reference: string) => Promise<void>): Promise<void> {
  const minutes = [...new Set([...MINUTES, ...(kind ? [kind.expectedMinutes] : [])])].sort((one, other) => one - other);
  return form(kind ? `Change ${kind.name}` : 'Add a kind of work', kind ? 'Change it' : 'Add it', [
    { name: 'name', label: 'Name', most: 200, needed: 'Write what people call it, such as Boiler repair.' },
    { name: 'minutes', label: 'Takes', most: 5, needed: 'Say how long it takes.', choices: minutes.map(one => ({ value: `${one}`, label: lasts(one) })) },
    { name: 'skills', label: 'Skills', most: 4000, hint: 'What whoever comes has to be able to do, with commas between.' },
    { name: 'keywords', label: 'Words by which customers name it', most: 3500, area: true, hint: 'Words and phrases, with commas between: no heat, radiator.' },
  ], { name: kind?.name ?? '', minutes: `${kind?.expectedMinutes ?? 60}`, skills: kind?.skills.join(', ') ?? '', keywords: kind?.keywords.join(', ') ?? '' },
  (values, key) => {
    const body = { code: kind?.code ?? codeOf(values.name!, key), name: values.name!.trim(), expectedDuration: `PT${values.minutes}M`,
      skills: list(values.skills), keywords: list(values.keywords) };
    return command(kind ? `/directory/service-types/${kind.code}/change` : '/directory/service-types', body, { key, channel: 'OFFICE',
      ...(kind ? { ifVersion: kind.version } : {}) });
  }, done);
}

function list(text = ''): string[] {
  return text.split(/[,\n]/).map(one => one.trim()).filter(Boolean);
}

/** It stays for ever, in orders and rules: letters of the name, or of the key where it has none. */
function codeOf(name: string, key: string): string {
  const code = name.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, LONGEST_CODE);
  return code || `kind-${key}`;
}
