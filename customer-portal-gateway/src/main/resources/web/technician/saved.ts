import { html, nothing, type TemplateResult } from 'lit';
import { moment } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import type { Outbox } from './outbox';
import type { SavedCommand } from '../shared/phone-store';

const ICONS = { waiting: 'clock', sent: 'check', refused: 'triangle-alert' };
const WORDS = { waiting: 'Waits to be sent', sent: 'Sent', refused: 'Refused' };

/** Each command of this phone: waiting, sent, or refused with the reason and two ways on. */
export function savedList(outbox: Outbox, all: SavedCommand[]): Part {
  if (all.length === 0) return nothing;
  return html`<ul class="saved">${[...all].reverse().map(command => one(outbox, command))}</ul>`;
}

function one(outbox: Outbox, command: SavedCommand): TemplateResult {
  return html`<li class=${command.state}>${icon(ICONS[command.state], WORDS[command.state])}
    <div><p>${command.label}</p>${command.state === 'refused' ? html`<p class="small refusal">Refused: ${command.sentence}</p>
      <div class="row"><button class="button" type="button" @click=${() => void outbox.again(command)}>Try again</button>
      <button class="button quiet" type="button" @click=${() => void outbox.discard(command)}>Put away</button></div>` : command.note ? html`<p
      class="small noted">${command.note}</p>` : nothing}</div>
    <time class="muted small" datetime=${command.occurredAt}>${moment(command.occurredAt)}</time></li>`;
}
