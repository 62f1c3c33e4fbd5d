// The controls of a command's fields: what is asked, what is wrong with it, and what the body then has.
import { html, nothing, type TemplateResult } from 'lit';
import { upload } from '../shared/api';
import { field, fieldSet, select, textArea, textInput } from '../shared/field';
import { addDays, dateIn, instantOf, minorOf, timeIn } from '../shared/format';
import { now } from '../shared/now';
import type { Part } from '../shared/piece';
import type { AvailabilityWindow, Money, Quantity } from '../shared/shapes';

const LARGEST_BYTES = 20_000_000;
const MOST_LINES = 50;
const LONGEST_LINE = 500;
const MOST_WINDOWS = 20;

/** Where a control stands. */
export interface Place { id: string; label: string; required: boolean; /** Left alone, it stays as it is: nobody has to be told that they may. */ stays?: boolean; wrong?: string }

/** `sent` undefined: the field is left out. A `wrong` is a sentence with the remedy. */
export interface Control<T = unknown> {
  first: T;
  draw(place: Place, value: T, keep: (value: T) => void): Part;
  isEmpty(value: T): boolean;
  /** Said where it is empty and may not be. */
  needed?: string;
  wrong?(value: T): string | undefined;
  sent(value: T): unknown;
}

export interface Choice { value: string; label: string }

const aside = (place: Place): string | undefined => place.required || place.stays ? undefined : 'optional';
const blank = (value: string): boolean => !value.trim();
const wish = (place: Place): { id: string; label: string; aside?: string; wrong?: string } => ({ ...place, aside: aside(place) });

export function lineOf(most: number, first = ''): Control<string> {
  return { first, isEmpty: blank, sent: value => value.trim(),
    draw: (place, value, keep) => field(wish(place), textInput({ ...place, value, most, input: keep })) };
}

export function textOf(most: number, first = '', rows = 2): Control<string> {
  return { first, isEmpty: blank, sent: value => value.trim(),
    draw: (place, value, keep) => field(wish(place), textArea({ ...place, value, most, rows, input: keep })) };
}

/** One of several; what is chosen at first is the first, or nothing where it may be left out. */
export function choiceOf(choices: Choice[], first?: string, none = 'Leave it out'): Control<string> {
  return { first: first ?? '', isEmpty: value => !value, needed: 'Choose one.', sent: value => value,
    draw: (place, value, keep) => field(wish(place), select({ ...place, value, input: keep },
      [...(first ? [] : [{ value: '', label: place.required ? 'Choose' : none }]), ...choices])) };
}

/** Yes, no, or nothing said. */
export function yesNo(first?: boolean): Control<string> {
  const choice = choiceOf([{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }], first === undefined ? undefined : first ? 'yes' : 'no');
  return { ...choice, sent: value => value === 'yes' };
}

export function wholeNumber(least: number, most: number): Control<string> {
  return { first: '', isEmpty: blank, sent: Number,
    wrong: value => /^\d+$/.test(value.trim()) && Number(value) >= least && Number(value) <= most ? undefined
      : `Write a number from ${least} to ${most}.`,
    draw: (place, value, keep) => field(wish(place), textInput({ ...place, value, inputmode: 'numeric', most: 6, input: keep })) };
}

export function moneyOf(currency: string, first?: Money): Control<string> {
  const written = first ? writtenOf(first) : '';
  const unit = first?.currency ?? currency;
  return { first: written, isEmpty: blank, sent: value => ({ minor: minorOf(value, unit), currency: unit }),
    wrong: value => minorOf(value, unit) === undefined ? 'Write an amount such as 140 or 140.50.' : undefined,
    draw: (place, value, keep) => field({ ...wish(place), label: `${place.label}, ${unit}` },
      textInput({ ...place, value, inputmode: 'decimal', most: 14, input: keep })) };
}

function writtenOf(amount: Money): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: amount.currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (amount.minor / 10 ** digits).toFixed(digits);
}

export function quantityOf(unit: () => string): Control<string> {
  return { first: '', isEmpty: blank, sent: (value): Quantity => ({ amount: Number(value.replace(',', '.')), unit: unit() }),
    wrong: value => /^\d{1,6}([.,]\d{1,3})?$/.test(value.trim()) && Number(value.replace(',', '.')) > 0 ? undefined
      : 'Write how many, such as 2 or 1.5.',
    draw: (place, value, keep) => field({ ...wish(place), hint: unit() ? html`In ${unit()}.` : undefined },
      textInput({ ...place, value, hint: !!unit(), inputmode: 'decimal', most: 12, input: keep })) };
}

/** `PT1H15M`, asked in hours and minutes. */
export function durationOf(): Control<{ hours: string; minutes: string }> {
  const number = (text: string): number => Number(text.trim() || 0);
  return { first: { hours: '', minutes: '' }, isEmpty: ({ hours, minutes }) => blank(hours) && blank(minutes),
    sent: ({ hours, minutes }) => `PT${number(hours)}H${number(minutes)}M`,
    wrong: ({ hours, minutes }) => /^\d{0,4}$/.test(hours.trim()) && /^\d{0,2}$/.test(minutes.trim()) && number(minutes) < 60 ? undefined
      : 'Write whole hours, and minutes from 0 to 59.',
    draw: (place, value, keep) => fieldSet(wish(place), html`<div class="inline">
      ${field({ id: `${place.id}-h`, label: 'Hours' }, textInput({ id: `${place.id}-h`, value: value.hours, inputmode: 'numeric', most: 4,
        wrong: place.wrong, input: hours => keep({ ...value, hours }) }))}
      ${field({ id: `${place.id}-m`, label: 'Minutes' }, textInput({ id: `${place.id}-m`, value: value.minutes, inputmode: 'numeric', most: 2,
        wrong: place.wrong, input: minutes => keep({ ...value, minutes }) }))}</div>`) };
}

/** A day and a time at the site; the body has the instant. */
export function instantIn(zone: string): Control<{ day: string; time: string }> {
  return { first: { day: '', time: '' }, isEmpty: ({ day, time }) => !day && !time,
    sent: ({ day, time }) => instantOf(zone, `${day}T${time}`),
    wrong: ({ day, time }) => day && time ? undefined : 'Pick a day and a time.',
    draw: (place, value, keep) => fieldSet(wish(place), html`<div class="inline">
      ${field({ id: `${place.id}-day`, label: 'Day' }, textInput({ id: `${place.id}-day`, type: 'date', value: value.day, required: place.required, wrong: place.wrong,
        input: day => keep({ ...value, day }) }))}
      ${field({ id: `${place.id}-time`, label: `Time${timeIn(zone, now()) === timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, now())
        ? '' : ' at the site'}` }, textInput({ id: `${place.id}-time`, type: 'time', value: value.time, wrong: place.wrong,
        input: time => keep({ ...value, time }) }))}</div>`) };
}

/** A day, as the calendar has it. */
export function dayOf(): Control<string> {
  return { first: '', isEmpty: blank, sent: value => value,
    draw: (place, value, keep) => field(wish(place), textInput({ ...place, type: 'date', value, input: keep })) };
}

/** One thing a line; a line that is among `known` keeps its id. */
export function linesOf(known: { itemId: string; description: string }[] = []): Control<string> {
  const lines = (value: string): string[] => value.split('\n').map(line => line.trim()).filter(Boolean);
  return { first: known.map(item => item.description).join('\n'), isEmpty: value => lines(value).length === 0,
    sent: value => lines(value).map(description => ({ itemId: known.find(item => item.description === description)?.itemId, description })),
    wrong: value => lines(value).length > MOST_LINES ? `At most ${MOST_LINES} lines.` : lines(value).some(line => line.length > LONGEST_LINE)
      ? `A line has at most ${LONGEST_LINE} characters. Make two of the longest.` : undefined,
    draw: (place, value, keep) => field({ ...wish(place), hint: 'One thing a line.' },
      textArea({ ...place, value, hint: true, rows: 3, most: MOST_LINES * LONGEST_LINE, input: keep })) };
}

/** Some of several, each with a box. */
export function ticksOf(choices: (Choice & { picture?: Part })[], first: string[] = []): Control<string[]> {
  return { first, isEmpty: value => value.length === 0, sent: value => value,
    draw: (place, value, keep) => choices.length === 0 ? nothing : fieldSet(wish(place), html`${choices.map(one => html`<label class="check">
      <input type="checkbox" .checked=${value.includes(one.value)} @change=${(event: Event) => keep((event.target as HTMLInputElement).checked
        ? [...value, one.value] : value.filter(other => other !== one.value))} />${one.picture ?? nothing}${one.label}</label>`)}`) };
}

/** Hours that suit: wall time at the site. */
export function windowsOf(zone: string, first: AvailabilityWindow[]): Control<AvailabilityWindow[]> {
  const today = dateIn(zone, now());
  return { first: first.map(({ date, from, to }) => ({ date, from: from.slice(0, 5), to: to.slice(0, 5) })),
    isEmpty: value => value.length === 0, sent: value => value,
    wrong: value => value.some(one => !one.date || !one.from || one.from >= one.to) ? 'Each has a day, and ends after it starts.' : undefined,
    draw: (place, value, keep) => fieldSet(wish(place), html`${value.map((one, index) => windowRow(place, one, index, changed =>
      keep(changed ? value.with(index, changed) : value.toSpliced(index, 1)), today))}
      ${value.length < MOST_WINDOWS ? html`<div><button class="button small" type="button" @click=${() => keep([...value,
        { date: addDays(today, 1), from: '09:00', to: '12:00' }])}>${value.length ? 'Another time' : 'Add a time'}</button></div>` : nothing}`) };
}

function windowRow(place: Place, one: AvailabilityWindow, index: number, keep: (changed?: AvailabilityWindow) => void, today: string): TemplateResult {
  const id = `${place.id}-${index}`;
  const part = (name: 'date' | 'from' | 'to', label: string, type: string): TemplateResult => field({ id: `${id}-${name}`, label },
    html`<input class="input" id="${id}-${name}" type=${type} min=${name === 'date' ? today : nothing} .value=${one[name]}
      @input=${(event: Event) => keep({ ...one, [name]: (event.target as HTMLInputElement).value })} />`);
  return html`<div class="inline">${part('date', 'Day', 'date')}${part('from', 'From', 'time')}${part('to', 'To', 'time')}
    <button class="button small" type="button" @click=${() => keep()}>Remove<span class="aside"> time ${index + 1}</span></button></div>`;
}

/** Kept when the command goes out. */
export function fileOf(accept: string): Control<File | undefined> {
  return { first: undefined, isEmpty: file => !file, sent: file => upload(file!, file!.name),
    wrong: file => file!.size > LARGEST_BYTES ? `“${file!.name}” is larger than 20 MB. Take a smaller one.` : undefined,
    draw: (place, _, keep) => field(wish(place), html`<input class="input" id=${place.id} type="file" accept=${accept}
      aria-invalid=${place.wrong ? 'true' : nothing}
      @change=${(event: Event) => keep((event.target as HTMLInputElement).files?.[0])} />`) };
}
