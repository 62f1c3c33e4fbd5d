import { html, nothing } from 'lit';
import { icon, type Part } from '../shared/piece';
import type { Order } from '../shared/shapes';
import type { Draft } from './draft';
import { mayDo } from './steps';
import type { View } from './view';

const LONGEST = 1000;
const NOTHING = { text: '', kind: 'ORDER', items: [] as string[] };

export interface Left { kind: string; text: string; items: string[] }

/** Something is left for another day: a sentence, which of the open things move, and whether it is an order or a task. */
export function followUpCard(shown: View, draft: Draft, keep: (change: Partial<Draft>) => void, add: (left: Left) => void): Part {
  const { order } = shown;
  if (order.status !== 'IN_PROGRESS' || !mayDo(shown, 'create-follow-up')) return nothing;
  const open = order.items.filter(item => item.state === 'OPEN');
  const left = draft.left ?? NOTHING;
  const change = (more: Partial<Left>): void => keep({ left: { ...left, ...more } });
  const items = left.items.filter(id => open.some(item => item.itemId === id));
  const send = (event: Event): void => {
    event.preventDefault();
    const text = left.text.trim();
    if (text) add({ kind: left.kind, text, items });
    else (event.target as HTMLElement).querySelector('textarea')?.focus();
  };
  return html`<section class="card" aria-labelledby="left"><h2 id="left">Something is left for another day</h2>
    ${known(order)}
    <form class="stack" @submit=${send}>
      ${open.length ? html`<fieldset class="field"><legend>What moves there</legend>${open.map(item => html`<label class="check"><input type="checkbox"
        .checked=${items.includes(item.itemId)} @change=${(event: Event) => change({ items: (event.target as HTMLInputElement).checked
          ? [...items, item.itemId] : items.filter(id => id !== item.itemId) })} />${item.description}</label>`)}</fieldset>` : nothing}
      <div class="field"><label for="left-text">What is to be done</label><textarea class="input" id="left-text" rows="2" maxlength=${LONGEST}
        placeholder="The pump wants changing" .value=${left.text} @input=${(event: InputEvent) =>
          change({ text: (event.target as HTMLTextAreaElement).value })}></textarea></div>
      <div class="field"><label for="left-kind">As</label><select class="input" id="left-kind" .value=${left.kind} @change=${(event: Event) =>
        change({ kind: (event.target as HTMLSelectElement).value })}><option value="ORDER" ?selected=${left.kind === 'ORDER'}>An order of its
        own</option><option value="TASK" ?selected=${left.kind === 'TASK'}>A task for the office</option></select></div>
      <button class="button" type="submit">${icon('plus')}Leave it for another day</button></form></section>`;
}

function known(order: Order): Part {
  return html`${order.ties?.followUps.map(one => html`<div class="note"><p>${one.text}</p><p class="muted small">${one.kind === 'TASK'
    ? 'a task for the office' : one.kind === 'REMINDER' ? 'a reminder' : one.number ? `order ${one.number}` : html`an order of its own · ${icon('clock')}
      waits to be sent`}</p></div>`)}`;
}
