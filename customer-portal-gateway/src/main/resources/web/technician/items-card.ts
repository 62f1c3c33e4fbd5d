import { html, nothing } from 'lit';
import { askFirst } from '../shared/dialog';
import { titleOf } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import type { Give } from './give';
import { requires } from './lacks';
import { mayDo } from './steps';
import type { View } from './view';

type Item = View['order']['items'][number];

/** The things to do, one by one. What is still open at the end, the end settles, unless the policy wants each ticked off. */
export function itemsCard(shown: View, give: Give): Part {
  const { items } = shown.order;
  const may = mayDo(shown, 'resolve-item') || mayDo(shown, 'close-item');
  if (items.length < 2 && !may) return nothing;
  const open = items.filter(item => item.state === 'OPEN').length;
  return html`<section class="card" aria-labelledby="things"><div class="row apart"><h2 id="things" tabindex="-1">To do</h2><span
    class="muted small">${items.length - open} of ${items.length}</span></div>
    <ul class="things">${items.map(item => html`<li>${icon(LOOKS[item.state].icon, LOOKS[item.state].word)}
      <div class="item"><p>${item.description}</p>${item.reason ? html`<p class="muted small">${item.reason}</p>` : nothing}
      ${item.state === 'OPEN' && may ? html`<div class="row">
        <button class="button" type="button" aria-label="Done: ${item.description}" @click=${() => void give('resolve-item',
          `Ticked off: ${titleOf(item.description, 40)}`, { itemId: item.itemId })}>${icon('check')}Done</button>
        <button class="button quiet" type="button" aria-label="Not done: ${item.description}" @click=${() => void undone(shown, item,
          give)}>Not done…</button></div>` : nothing}</div></li>`)}</ul></section>`;
}

const LOOKS: Record<Item['state'], { icon: string; word: string }> = {
  MOVED: { icon: 'arrow-right', word: 'For another day' },
  OPEN: { icon: 'square', word: 'To do' }, RESOLVED: { icon: 'check', word: 'Done' }, CLOSED: { icon: 'x', word: 'Not done' },
};

function undone(shown: View, item: Item, give: Give): Promise<boolean> {
  return askFirst({ title: 'Close it undone?', body: html`<p>“${item.description}”</p><p>It is not done and will not be. Everybody who takes
    part reads why.</p>`, keep: 'Leave it open', act: 'Close it undone', reason: 'Why', reasonNeeded: requires(shown, 'DONE_OR_REASON') },
    reason => give('close-item', `Not done: ${titleOf(item.description, 40)}`, { itemId: item.itemId, ...(reason ? { reason } : {}) }));
}
