import { html, nothing } from 'lit';
import { moment } from '../shared/format';
import { now } from '../shared/now';
import { icon, type Part } from '../shared/piece';
import { lookOf } from '../shared/status';
import type { Give } from './give';
import { mayDo } from './steps';
import type { View } from './view';

/** Why the work waits, and what lets it go on. */
export function holdCard(shown: View, give: Give): Part {
  const { hold, status, policy, zone } = shown.order;
  if (!hold || status !== 'ON_HOLD') return nothing;
  const waits = hold.reason === 'WAITING_APPROVAL';
  return html`<section class="card ask" aria-labelledby="waits"><h2 id="waits">${icon('circle-pause')}${lookOf(status, undefined, hold.reason,
    policy).word}</h2><p>“${hold.note}”</p><p class="muted small">${hold.by}, ${moment(hold.since, zone, now())}${hold.until
      ? `, until ${moment(hold.until, zone, now())}` : ''}</p>
    ${!waits && mayDo(shown, 'resume') ? html`<button class="button primary" type="button" @click=${() => void give('resume', 'It goes on',
      {})}>${icon('play')}Let it go on</button>` : nothing}
    ${waits && mayDo(shown, 'withdraw-extra') ? html`<button class="button" type="button" @click=${() => void give('withdraw-extra',
      'Extra work taken back', {})}>${icon('rotate-ccw')}Take the extra work back</button>` : nothing}</section>`;
}
