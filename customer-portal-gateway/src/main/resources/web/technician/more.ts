import { html, nothing, type TemplateResult } from 'lit';
import { askFirst } from '../shared/dialog';
import { field, textArea, textInput } from '../shared/field';
import { minorOf, money, titleOf } from '../shared/format';
import { newKey } from '../shared/key';
import type { Part } from '../shared/piece';
import type { Money } from '../shared/shapes';
import type { Give } from './give';
import { pictureOf, WORDS } from './photos-card';
import type { View } from './view';
import type { Way } from './ways-card';

const WORKING = ['SCHEDULED', 'DISPATCHED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'];
const LONGEST = 4000;
const MOST_MONTHS = 120;

/** What turns out to be needed beside, or after, what was agreed on. */
export const MORE: Way[] = [
  { command: 'propose-extra-work', label: 'Propose extra work', icon: 'plus', during: WORKING, ask: extra },
  { command: 'amend', label: 'Change what is to be done', icon: 'pencil-line', during: WORKING, ask: amend },
  { command: 'flag-warranty', label: 'Say whether a warranty pays', icon: 'shield-check', during: [...WORKING, 'ON_HOLD'], ask: warranty },
  { command: 'recommend', label: 'Recommend something', icon: 'heart-pulse', during: [...WORKING, 'ON_HOLD'], ask: recommend },
];

/** Fields of one dialog, with what is wrong of them. */
interface Filled { why: string; things: string; amount: string; wrong: Record<string, string> }

function words(filled: Filled, label: string, hint: string): Part {
  return field({ id: 'more-why', label, wrong: filled.wrong.why, hint }, textArea({ id: 'more-why', value: filled.why,
    wrong: filled.wrong.why, hint: true, rows: 2, most: LONGEST, input: value => { filled.why = value; } }));
}

function things(filled: Filled): Part {
  return field({ id: 'more-things', label: 'Things to do', aside: 'if you like', hint: 'One on each line.' }, textArea({ id: 'more-things',
    value: filled.things, hint: true, rows: 2, most: LONGEST, input: value => { filled.things = value; } }));
}

function amount(filled: Filled, currency: string, aside: string, hint: string): Part {
  return field({ id: 'more-amount', label: `Amount in ${currency}`, aside, wrong: filled.wrong.amount, hint }, textInput({ id: 'more-amount',
    value: filled.amount, wrong: filled.wrong.amount, hint: !!hint, inputmode: 'decimal', input: value => { filled.amount = value; } }));
}

/** Each line as a thing with an id of its own. */
function listed(lines: string): { itemId: string; description: string }[] {
  return lines.split('\n').map(line => line.trim()).filter(Boolean).map(description => ({ itemId: newKey(), description }));
}

function currencyOf({ order }: View): string {
  return (order.extraLimit ?? order.estimate ?? order.approval?.amount)?.currency ?? 'EUR';
}

function read(filled: Filled, shown: View, amountNeeded: boolean): boolean {
  const minor = filled.amount.trim() ? minorOf(filled.amount, currencyOf(shown)) : undefined;
  const isWrong = filled.amount.trim() ? minor === undefined : amountNeeded;
  filled.wrong = { ...(filled.why.trim() ? {} : { why: 'Say it in a few words.' }), ...(isWrong ? { amount: 'An amount such as 140.50.' } : {}) };
  return Object.keys(filled.wrong).length === 0;
}

const moneyOf = (filled: Filled, shown: View): Money => ({ minor: minorOf(filled.amount, currencyOf(shown))!, currency: currencyOf(shown) });

function extra(shown: View, give: Give): Promise<boolean> {
  const { order } = shown;
  const filled: Filled = { why: '', things: '', amount: '', wrong: {} };
  const chosen = new Set<string>();
  let taken: File | undefined;
  const limit = order.extraLimit ? `Up to ${money(order.extraLimit)} in all nobody is asked; above it the work waits for an answer.` : '';
  const body = (): TemplateResult => html`${words(filled, 'Why', 'Who decides reads this.')}${things(filled)}${amount(filled, currencyOf(shown), '',
    limit)}${photos(shown, chosen, file => { taken = file; })}`;
  return askFirst({ title: 'Propose extra work', body, check: () => read(filled, shown, true), keep: 'Not now', act: 'Propose it' }, async () => {
    const ids = [...chosen];
    if (taken) {
      const key = newKey();
      ids.push(key);
      await give('add-photo', 'Photo of the extra work', { photoId: key, phase: 'IN_PROGRESS' },
        { file: { content: taken, name: taken.name, type: taken.type, into: 'file' }, key });
    }
    const key = newKey();
    await give('propose-extra-work', `Extra work: ${money(moneyOf(filled, shown))}`, { revision: order.revision, approvalId: key,
      why: filled.why.trim(), items: listed(filled.things), amount: moneyOf(filled, shown), photoIds: ids }, { key });
  });
}

/** Those that are there, to be ticked, and one more. */
function photos(shown: View, chosen: Set<string>, take: (file: File | undefined) => void): TemplateResult {
  const tick = (key: string, on: boolean): void => void (on ? chosen.add(key) : chosen.delete(key));
  return html`${shown.photos.length ? html`<fieldset class="field"><legend>Photos that show it</legend><div class="photos">${shown.photos.map(photo =>
      html`<label class="photo pick"><img src=${pictureOf(shown.order.id, photo)} alt="Photo, ${WORDS[photo.phase].toLowerCase()}" /><input
        type="checkbox" @change=${(event: Event) => tick(photo.key, (event.target as HTMLInputElement).checked)} /></label>`)}</div></fieldset>`
    : nothing}${field({ id: 'more-photo', label: 'Take a photo of it', aside: 'if you like' }, html`<input class="input" id="more-photo" type="file"
      accept="image/jpeg,image/png,image/webp" capture="environment" @change=${(event: Event) =>
        take((event.target as HTMLInputElement).files?.[0])} />`)}`;
}

function amend(shown: View, give: Give): Promise<boolean> {
  const { order } = shown;
  const filled: Filled = { why: '', things: '', amount: '', wrong: {} };
  const dropped = new Set<string>();
  const open = order.items.filter(item => item.state === 'OPEN');
  const body = (): TemplateResult => html`${words(filled, 'The change', 'As people will read it.')}${things(filled)}
    ${open.length > 1 ? html`<fieldset class="field"><legend>Not to be done any more</legend>${open.map(item => html`<label class="check"><input
      type="checkbox" @change=${(event: Event) => void ((event.target as HTMLInputElement).checked ? dropped.add(item.itemId)
        : dropped.delete(item.itemId))} />${item.description}</label>`)}</fieldset>` : nothing}
    ${amount(filled, currencyOf(shown), 'if it costs more', '')}`;
  return askFirst({ title: 'Change what is to be done', body, check: () => read(filled, shown, false), keep: 'Leave it', act: 'Change it' },
    () => give('amend', `Changed: ${titleOf(filled.why, 40)}`, { revision: order.revision, words: filled.why.trim(), added: listed(filled.things),
      dropped: [...dropped], ...(filled.amount.trim() ? { amount: moneyOf(filled, shown) } : {}) }));
}

function recommend(_: View, give: Give): Promise<boolean> {
  const filled: Filled = { why: '', things: '', amount: '', wrong: {} };
  let months = '12';
  const check = (): boolean => {
    const number = Number(months);
    filled.wrong = { ...(filled.why.trim() ? {} : { why: 'Say what should be done.' }), ...(/^\d+$/.test(months) && number <= MOST_MONTHS ? {}
      : { months: `A number of months, 0 to ${MOST_MONTHS}.` }) };
    return Object.keys(filled.wrong).length === 0;
  };
  const body = (): TemplateResult => html`${words(filled, 'What should be done', 'The customer reads it, and is reminded.')}
    ${field({ id: 'more-months', label: 'In how many months', wrong: filled.wrong.months }, textInput({ id: 'more-months', value: months,
      wrong: filled.wrong.months, inputmode: 'numeric', most: 3, input: value => { months = value.trim(); } }))}`;
  return askFirst({ title: 'Recommend something', body, check, keep: 'Not now', act: 'Recommend it' }, () => {
    const key = newKey();
    return give('recommend', `Recommended: ${titleOf(filled.why, 40)}`, { recommendationId: key, text: filled.why.trim(), inMonths: Number(months) },
      { key });
  });
}

function warranty(shown: View, give: Give): Promise<boolean> {
  const filled: Filled = { why: '', things: '', amount: '', wrong: {} };
  let covered = true;
  let until = '';
  const check = (): boolean => {
    filled.wrong = filled.why.trim() ? {} : { why: 'Say it in a few words.' };
    return !filled.wrong.why;
  };
  const body = (redraw: () => void): TemplateResult => html`<fieldset class="field"><legend>A warranty pays</legend>${[true, false].map(yes => html`<label
      class="check"><input type="radio" name="covered" .checked=${covered === yes} @change=${() => { covered = yes; redraw(); }} />${yes ? 'Yes' : 'No'}</label>`)}</fieldset>
    ${words(filled, covered ? 'What covers it' : 'Why nothing does', 'It stands in the report.')}
    ${covered ? field({ id: 'more-until', label: 'Its last day', aside: 'if you know' }, textInput({ id: 'more-until', type: 'date', value: until,
      input: value => { until = value; } })) : nothing}`;
  return askFirst({ title: 'Does a warranty pay?', body, check, keep: 'Not now', act: 'Note it' }, () => give('flag-warranty',
    covered ? 'Under warranty' : 'Not under warranty', { covered, words: filled.why.trim(), ...(covered && until ? { until } : {}) }));
}
