import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing, notNow } from '../shared/actions';
import { sendRows } from '../shared/api';
import { field, select } from '../shared/field';
import { count } from '../shared/format';
import { newKey } from '../shared/key';
import { icon, Piece, type Part } from '../shared/piece';
import { failed, notice } from '../shared/states';
import { comes, firstRows, things, wrong, type Imported } from './import-seen';
import { to } from './routes';
import { titled } from './titled';

const LARGEST = 4_000_000;
/** A spreadsheet takes a file with this mark for UTF-8. */
const MARK = '\uFEFF';
/** `query`: what the checks and imports at `path` are asked with, ready for more. */
interface Kind { value: string; path: string; query: string; label: string; columns: string; hint: string | TemplateResult }

const KINDS: Kind[] = [
  { value: 'customers', path: '/directory', query: 'kind=customers&', label: 'Customers with their contacts and places', columns: 'customer key,name,contact,email,phone,billing address,wishes,place,access notes,zone,latitude,longitude',
    hint: 'A row has a name, a contact, a mail address and a place; the rest may be blank. The same customer in another row brings another place.' },
  { value: 'equipment', path: '/directory', query: 'kind=equipment&', label: 'Equipment at places that you have', columns: 'customer,place,name,model,serial,installed on,warranty until',
    hint: 'A row has the customer or the place, and a name; the rest may be blank. Days are written like 2026-03-05.' },
];
const TECHNICIANS: Kind = { value: 'technicians', path: '/technicians', query: '', label: 'Technicians',
  columns: 'email,skills,certificates,zone,hours,breaks,sets out from,ends the day at,reach km,cost per hour,visits a day',
  hint: html`A row has the mail address of somebody who is a technician in the directory, a time zone and hours such as Mon-Fri 08:00-16:30; Sat 09:00-13:00. The rest may
    be blank, or like this: boiler 3, gas; Insurance until 2027-03-31; 53.3498, -6.2603; 32.50 EUR.` };

/** Customers, what stands at their places, or technicians, out of a file: first what would come, then as much of it as somebody wants. */
@customElement('office-import')
export class Import extends Piece {
  @property({ type: Boolean }) technicians = false;
  @state() private kind = KINDS[0]!.value;
  @state() private name = '';
  @state() private seen?: Imported;
  @state() private done?: Imported;
  @state() private tooLarge = '';
  private file?: ArrayBuffer;
  private readonly doing = new Doing(this);

  private get of(): Kind {
    return this.technicians ? TECHNICIANS : KINDS.find(one => one.value === this.kind)!;
  }

  protected override render(): TemplateResult {
    titled('Import');
    return html`<div class="stack"><header class="stack tight"><p class="muted small">${this.technicians ? html`<a href=${to.technicians()}>Technicians</a>`
        : html`<a href=${to.customers()}>Customers</a>`}</p><h1>Import</h1>
        <p class="muted">You see first what would come of a file. Nothing is written before you say so.</p></header>
      ${this.done ? this.over(this.done) : html`${this.asked()}${this.outcome()}`}</div>`;
  }

  private asked(): TemplateResult {
    const kind = this.of;
    return html`<section class="card narrow" aria-labelledby="which"><h2 id="which">The file</h2>
      ${this.technicians ? nothing : field({ id: 'kind', label: 'What is in it' }, select({ id: 'kind', value: this.kind,
        input: value => { this.kind = value; void this.look(); } }, KINDS))}
      ${field({ id: 'rows', label: 'A CSV file', hint: html`${kind.hint} Up to 5,000 rows, in UTF-8: a spreadsheet calls it “CSV UTF-8”. <a download="${kind.value}.csv"
        href=${`data:text/csv;charset=utf-8,${encodeURIComponent(`${MARK}${kind.columns}\r\n`)}`}>The template has all columns.</a>`, wrong: this.tooLarge },
      html`<input class="input" id="rows" type="file" accept=".csv,.txt,.tsv,text/csv" aria-describedby="rows-hint" aria-invalid=${this.tooLarge ? 'true' : nothing}
        @change=${this.chosen} />`)}</section>`;
  }

  private readonly chosen = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    this.seen = this.file = undefined;
    this.tooLarge = file.size > LARGEST ? 'This file has more than 4 MB. Split it, and import one part after the other.' : '';
    if (this.tooLarge) return;
    this.name = file.name.replace(/\.\w+$/, '');
    this.file = await file.arrayBuffer();
    await this.look();
  };

  private async look(): Promise<void> {
    const file = this.file;
    this.seen = undefined;
    if (file) this.seen = await this.doing.run('look', () => sendRows<Imported>(`${this.of.path}/import-checks?${this.of.query}`, file, newKey()), { quiet: true });
  }

  private outcome(): Part {
    if (this.doing.is('look')) return html`<p class="muted" role="status">${icon('hourglass')} Reading ${this.name}…</p>`;
    if (this.doing.problem) return html`${failed(this.seen ? 'Nothing was imported.' : 'The file could not be looked at.', this.doing.problem, () => void this.look())}`;
    const seen = this.seen;
    return seen ? html`${comes(seen)}${this.ways(seen)}${wrong(seen, this.name)}${firstRows(seen)}` : nothing;
  }

  /** Nothing is half done by itself: to leave rows out is a choice of its own. */
  private ways(seen: Imported): Part {
    const busy = this.doing.is('import');
    const waiting = busy ? html`<p class="muted" role="status">Importing ${count(seen.good, 'row')}. It is done in one go, so there is nothing half of it…</p>` : nothing;
    if (!things(seen, 'added')) return nothing;
    if (seen.good === seen.rows && seen.problems.length === 0)
      return html`<div class="row">${button('Import all', () => void this.bring('all'), busy, { kind: 'primary', busyLabel: 'Importing' })}</div>${waiting}`;
    return html`<div class="row">${button(`Import the ${count(seen.good, 'row')} that ${seen.good === 1 ? 'is' : 'are'} right`, () => void this.bring('good'), busy,
      { busyLabel: 'Importing' })}</div>${waiting}
      ${notNow([{ command: 'import', label: 'Import all', code: '', sentence: 'Needs: the rows below put right. Correct the file, and choose it again.', missing: [] }])}`;
  }

  private async bring(keep: 'all' | 'good'): Promise<void> {
    this.done = await this.doing.run('import', key => sendRows<Imported>(`${this.of.path}/imports?${this.of.query}keep=${keep}`, this.file!, key),
      { said: [this.of.value, keep, this.name], quiet: true });
  }

  private over(done: Imported): TemplateResult {
    const left = done.rows - done.good;
    return html`${notice('ok', 'circle-check', html`<p role="status"><strong>It is done.</strong> New: ${things(done, 'added') || 'nothing'}.
        ${left ? `${count(left, 'row')} ${left === 1 ? 'was' : 'were'} left out.` : ''}</p>`)}
      <div class="row">${this.technicians ? html`<a class="button primary" href=${to.technicians()}>To the technicians</a>`
        : html`<a class="button primary" href=${to.customers()}>To the customers</a>`}${button('Import another file', () => {
        this.done = this.seen = this.file = undefined;
      })}</div>${wrong(done, this.name)}`;
  }
}
