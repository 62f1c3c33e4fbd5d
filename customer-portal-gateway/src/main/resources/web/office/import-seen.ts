// What a file comes to, as it was understood: counts, rows, and what is wrong with which line.
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../shared/format';
import type { Part } from '../shared/piece';
import { notice } from '../shared/states';

export interface Fault { line: number; column: string; code: string; sentence: string }
interface Understood { line: number; outcome: 'NEW' | 'THERE' | 'WRONG'; cells: string[] }
export interface Imported {
  recorded: boolean; replayed: boolean; rows: number; good: number; counts: { what: string; added: number; there: number }[]; columns: string[];
  unknownColumns: string[]; first: Understood[]; problems: Fault[]; moreProblems: number; notes: Fault[]; reference?: string;
}

const THINGS: Record<string, [string, string]> = { customers: ['customer', 'customers'], contacts: ['contact', 'contacts'], places: ['place', 'places'],
  equipment: ['piece of equipment', 'pieces of equipment'],
  technicians: ['technician', 'technicians'] };
const OUTCOMES = { NEW: 'New', THERE: 'There already', WRONG: 'Wrong' };

/** "12 customers, 12 contacts and 15 places"; empty for none. */
export function things(seen: Imported, which: 'added' | 'there'): string {
  const words = seen.counts.filter(one => one[which] > 0).map(one => count(one[which], ...THINGS[one.what]!));
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function comes(seen: Imported): TemplateResult {
  const added = things(seen, 'added');
  const there = things(seen, 'there');
  return html`<div class="stack" role="status">${seen.rows === 0 ? nothing : seen.good === seen.rows
    ? notice('ok', 'circle-check', html`<strong>${seen.rows === 1 ? 'The row is right.' : `All ${count(seen.rows, 'row')} are right.`}</strong>
        ${added ? `New: ${added}.` : 'Nothing in them is new.'}${there ? ` There already: ${there}.` : ''}`)
    : notice('warn', 'triangle-alert', html`<strong>${count(seen.rows - seen.good, 'row')} of ${seen.rows} cannot be imported as they are.</strong>
        ${added ? `In the others there is new: ${added}.` : ''}`)}
    ${seen.unknownColumns.length ? notice('', 'info', html`Not taken, for no column here is called so: ${seen.unknownColumns.join(', ')}.`) : nothing}
    ${seen.notes.length ? notice('', 'info', html`Worth a look; it is imported all the same.${seen.notes.map(one =>
      html`<span class="line">${place(one)}: ${one.sentence}</span>`)}`) : nothing}</div>`;
}

export function wrong(seen: Imported, name: string): Part {
  if (seen.problems.length === 0) return nothing;
  const text = seen.problems.map(one => `${place(one)}: ${one.sentence}`).join('\r\n') + (seen.moreProblems ? `\r\nand ${seen.moreProblems} more` : '');
  return html`<section class="card" aria-labelledby="wrong"><div class="row apart"><h2 id="wrong">What is wrong</h2>
      <a class="button" download=${`${name}-problems.txt`} href=${`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>Download as text</a></div>
    <table class="table rows"><caption class="aside">${count(seen.problems.length, 'problem')}</caption><thead><tr><th scope="col">Where</th><th scope="col">What to
      do</th></tr></thead><tbody>${seen.problems.map(one => html`<tr><td class="strong nowrap">${place(one)}</td><td>${one.sentence}</td></tr>`)}</tbody></table>
    ${seen.moreProblems ? html`<p class="muted">And ${count(seen.moreProblems, 'more problem')}: they are told when these are gone.</p>` : nothing}</section>`;
}

function place(fault: Fault): string {
  return `Line ${fault.line}${fault.column ? `, ${fault.column}` : ''}`;
}

export function firstRows(seen: Imported): Part {
  if (seen.first.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="first"><h2 id="first">${seen.rows > seen.first.length ? `The first ${seen.first.length} rows` : 'The rows'}, as they were
      understood</h2>
    <div class="scrolls" role="region" aria-labelledby="first" tabindex="0"><table class="table"><thead><tr><th scope="col">Line</th><th scope="col">Comes as</th>
      ${seen.columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${seen.first.map(row => html`<tr><td>${row.line}</td>
        <td class="nowrap">${OUTCOMES[row.outcome]}</td>${row.cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></section>`;
}
