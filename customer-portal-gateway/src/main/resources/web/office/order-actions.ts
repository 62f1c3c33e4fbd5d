// What can be done with an order: the next step first, what is often done beside it, the rest in a menu, and what not yet, with the way there.
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/actions';
import { closeOnEscape, closeWhenLeft } from '../shared/header';
import { icon, type Part } from '../shared/piece';
import type { Allowed, NotAllowed, Order } from '../shared/shapes';
import { adopting, commandsOf, isElsewhere, isInPlace } from './commands';
import { to } from './routes';

/** The step that leads an order on, where it is the office's; the first that is allowed. */
const NEXT: Record<string, string[]> = {
  DRAFT: ['submit'], SUBMITTED: ['approve'], DENIED: ['reset-to-draft', 'close-denied'], APPROVED: ['release'],
  READY: ['book', 'offer-to', 'assign-technician'], ACCEPTED: ['book'], IN_PROGRESS: ['complete'], ON_HOLD: ['approve', 'resume'],
  COMPLETED: ['verify', 'close'],
};
/** Beside the next step, as far as there is room, in this order. */
const OFTEN = ['move', 'book', 'book-another', 'edit-draft', 'set-estimate', 'reassign-approver', 'withdraw-submission', 'withdraw-offer', 'hold', 'amend',
  'propose-extra-work', 'withdraw-extra', 'send-back', 'reopen', 'complete', 'cancel-visit'];
const MOST_BESIDE = 3;

const ICONS: Record<string, string> = {
  approve: 'check', deny: 'x', book: 'calendar-plus', 'book-another': 'calendar-plus', move: 'calendar', 'cancel-visit': 'calendar', cancel: 'circle-slash',
  submit: 'send', 'edit-draft': 'pencil-line', 'add-item': 'plus', 'set-estimate': 'calculator', 'reset-to-draft': 'pencil-line', 'close-denied': 'archive',
  release: 'calendar-plus', 'reassign-approver': 'users', 'withdraw-submission': 'rotate-ccw', 'withdraw-extra': 'rotate-ccw', amend: 'pen-line',
  'propose-extra-work': 'plus', 'start-travel': 'truck', arrive: 'map-pin', 'start-work': 'wrench', 'start-timer': 'timer', 'stop-timer': 'pause',
  'log-time': 'clock', complete: 'circle-check-big', verify: 'shield-check', 'send-back': 'rotate-ccw', close: 'archive', reopen: 'rotate-ccw',
  'finish-visit': 'check', 'report-not-done': 'circle-x', 'report-no-show': 'circle-x', 'report-delay': 'clock-alert', hold: 'circle-pause', resume: 'play',
  'use-part': 'package', 'return-part': 'package', 'adopt-policy': 'layers', 'offer-to': 'handshake', 'assign-technician': 'user', 'correct-details': 'pen-line',
};
const iconOf = (command: string): string => ICONS[command] ?? 'chevron-right';

type Command = (name: string) => void;

/** @param newest the newest version of the order's policy, where this reader may know it */
export function actions(order: Order, isReserved: boolean, newest: number | undefined, command: Command): TemplateResult {
  const isAsked = order.approval?.state === 'REQUESTED';
  const allowed = commandsOf(order).allowed.filter(one => !isInPlace(one.command) && !(isAsked && ['approve', 'deny'].includes(one.command))
    && !(isReserved && one.command.startsWith('book')));
  const named = (name: string): Allowed | undefined => allowed.find(one => one.command === name);
  const answers = isAsked && order.allowed.some(one => one.command === 'approve');
  const next = answers ? undefined : (NEXT[order.status] ?? []).map(named).find(Boolean);
  const beside = OFTEN.map(named).filter(one => one && one !== next).slice(0, MOST_BESIDE) as Allowed[];
  const cancel = named('cancel');
  const rest = allowed.filter(one => one !== next && one !== cancel && !beside.includes(one));
  if (newest !== undefined && newest > Number(order.policy.split('@')[1]) && !['COMPLETED', 'CLOSED'].includes(order.status))
    rest.push(adopting(order));
  return html`<div class="row actions">${next ? actionButton(order, next, 'primary', command) : nothing}
      ${beside.map(one => actionButton(order, one, '', command))}${more(order, rest, command)}
      ${cancel ? button(`${cancel.label}…`, () => command('cancel'), false, { kind: 'danger', icon: iconOf('cancel') }) : nothing}</div>
    ${folded(commandsOf(order).notAllowed, allowed.length === 0, supply(order, command))}`;
}

function actionButton(order: Order, one: Allowed, kind: '' | 'primary' | 'quiet', command: Command): TemplateResult {
  const elsewhere = isElsewhere(one, order);
  return elsewhere ? html`<a class="button ${kind}" href=${elsewhere}>${icon(iconOf(one.command))}${one.label}</a>`
    : button(one.label, () => command(one.command), false, { kind, icon: iconOf(one.command) });
}

function more(order: Order, rest: Allowed[], command: Command): Part {
  if (rest.length === 0) return nothing;
  const chosen = (name: string): void => {
    const menu = document.querySelector('details.more');
    menu?.removeAttribute('open');
    menu?.querySelector('summary')?.focus();
    command(name);
  };
  return html`<details class="more" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}><summary class="button">More${icon('chevron-down')}</summary>
    <ul class="sheet">${rest.map(one => html`<li>${actionButton(order, one, 'quiet', chosen)}</li>`)}</ul></details>`;
}

type Supply = (name: string) => string | (() => void) | undefined;

/** Each with its sentence, and what is missing as the way to it; those that wait for the same stand together. */
function folded(items: NotAllowed[], isAll: boolean, supply: Supply): Part {
  if (items.length === 0) return nothing;
  const groups = grouped(items);
  return html`<details class="folded" ?open=${isAll}><summary>${icon('lock')}Not now <b>${items.length}</b></summary>
    <ul class="not-now">${[...groups.values()].map(group => html`<li>${icon('lock', 'Not now')}<div><span class="what">${group.map(item =>
      item.label).join(', ')}</span><p>${group[0]!.sentence}${needs(group[0]!, supply)}</p></div></li>`)}</ul></details>`;
}

function grouped(items: NotAllowed[]): Map<string, NotAllowed[]> {
  const groups = new Map<string, NotAllowed[]>();
  for (const item of items) {
    const same = item.sentence + item.missing.map(missing => missing.what).join();
    groups.set(same, [...(groups.get(same) ?? []), item]);
  }
  return groups;
}

function needs(item: NotAllowed, supply: Supply): Part {
  return item.missing.length === 0 ? nothing : html` Needs: ${item.missing.map((missing, index) => html`${index ? ', ' : ''}${way(
    missing.sentence || missing.what, missing.command ? supply(missing.command) : undefined)}`)}.`;
}

function way(words: string, target: string | (() => void) | undefined): Part {
  const said = words.replace(/\.$/, '').replace(/^(The|An?)\b/, article => article.toLowerCase());
  if (typeof target === 'string') return html`<a href=${target}>${said}</a>`;
  return target ? html`<button class="linklike" type="button" @click=${target}>${said}</button>` : said;
}

/** The way to what is missing, where this page knows it. */
function supply(order: Order, command: Command): Supply {
  return name => {
    if (name === 'bookings') return to.visit(order.id);
    const allowed = commandsOf(order).allowed.find(one => one.command === name || (name === 'book' && one.command === 'book-another'));
    if (!allowed) return undefined;
    if (isInPlace(name)) return () => document.getElementById(name)?.focus();
    return isElsewhere(allowed, order) ?? (() => command(allowed.command));
  };
}
