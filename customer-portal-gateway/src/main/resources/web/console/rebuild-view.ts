import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { count } from '../shared/format';
import { icon, Piece, type Part } from '../shared/piece';
import { notice } from '../shared/states';

interface Checked { service: string; view: string; rows?: number; differing: number; facts?: number }
interface Result { items: Checked[]; unreachable: string[] }

const PATIENCE_MILLIS = 310_000;

/** Whether every view equals its fresh rebuild from the topics. */
@customElement('kept-rebuild')
export class RebuildCheck extends Piece {
  @state() private result?: Result;
  private readonly doing = new Doing(this);

  protected override render(): Part {
    return html`<section class="card" id="rebuild" aria-labelledby="rebuild-title"><h2 id="rebuild-title">${icon('history')}Rebuild check</h2>
      <p class="muted">Builds every view anew from the topics, beside the living one, and compares row by row. Nothing that people see changes.</p>
      <div class="row">${button('Check all views', () => void this.check(), this.doing.is('check'), { icon: 'rotate-ccw', busyLabel: 'Checking' })}</div>
      <div role="status">${this.doing.is('check') ? html`<p class="muted small">This takes minutes where there are many facts. You can leave the page open and go on.</p>` : this.outcome()}</div></section>`;
  }

  private outcome(): Part {
    const result = this.result;
    if (!result) return nothing;
    const wrong = result.items.filter(item => item.differing > 0);
    return html`<div class="stack">
      ${result.unreachable.length ? notice('warn', 'clock-alert', `No answer from ${result.unreachable.join(', ')}.`) : nothing}
      ${wrong.length ? notice('danger', 'triangle-alert', html`<strong>${count(wrong.length, 'view')} differ${wrong.length === 1 ? 's' : ''}.</strong> A fact was handled otherwise than it would be today.`)
        : notice('ok', 'circle-check', html`<strong>${count(result.items.length, 'view')}, all equal.</strong>`)}
      <table class="table"><thead><tr><th scope="col">View</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Differ</th></tr></thead>
        <tbody>${result.items.map(item => html`<tr><td>${item.service} · ${item.view}</td><td class="number">${item.rows ?? ''}</td>
          <td class="number ${item.differing ? 'late' : ''}">${item.differing}</td></tr>`)}</tbody></table></div>`;
  }

  private async check(): Promise<void> {
    const result = await this.doing.run('check', key => command<Result>('/console/rebuild-check', {}, { key, patienceMillis: PATIENCE_MILLIS }));
    if (result) this.result = result;
  }
}
