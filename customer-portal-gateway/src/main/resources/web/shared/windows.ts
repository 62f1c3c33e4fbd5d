import { html, type TemplateResult } from 'lit';
import { addDays, dateIn, longDay, shortDay, timeIn } from './format';
import { icon } from './piece';
import { now } from './now';
import type { AvailabilityWindow } from './shapes';

const BLOCKS = [{ from: '08:00', to: '12:00' }, { from: '12:00', to: '16:00' }, { from: '16:00', to: '20:00' }] as const;
const LATEST_START = BLOCKS[2].from;
export const FIRST_DAYS = 3;
export const MORE_DAYS = 7;
export const MOST_DAYS = 24;

const key = (window: AvailabilityWindow): string => `${window.date} ${window.from}`;

/** Hours at the site in which somebody can be there: days by blocks, from now on. */
export function windows(zone: string, days: number, chosen: AvailabilityWindow[], change: (chosen: AvailabilityWindow[]) => void): TemplateResult {
  const today = dateIn(zone, now());
  const hour = timeIn(zone, now());
  const first = hour < LATEST_START ? today : addDays(today, 1);
  const picked = new Set(chosen.map(key));
  const turn = (window: AvailabilityWindow): void => change(picked.has(key(window))
    ? chosen.filter(other => key(other) !== key(window))
    : [...chosen, window].sort((a, b) => key(a).localeCompare(key(b))));
  return html`<div class="windows"><span></span>${BLOCKS.map(block => html`<span class="hours" aria-hidden="true">${hours(block)}</span>`)}
    ${Array.from({ length: days }, (_, index) => addDays(first, index)).map(date => html`
      <span class="date" aria-hidden="true">${shortDay(date).slice(0, 3)}<small>${shortDay(date).slice(4)}</small></span>
      ${BLOCKS.map(block => cell({ date, from: block.from, to: block.to }, date === today && block.from < hour, picked, turn))}`)}</div>`;
}

function cell(window: AvailabilityWindow, over: boolean, picked: Set<string>, turn: (window: AvailabilityWindow) => void): TemplateResult {
  const yes = picked.has(key(window));
  const name = `${longDay(window.date)}, ${hours(window)}`;
  if (over) return html`<button type="button" disabled><span class="aside">${name}: </span>over</button>`;
  return html`<button type="button" aria-pressed=${yes ? 'true' : 'false'} @click=${() => turn(window)}><span class="aside">${name}: </span>
    ${yes ? html`${icon('check')} Yes` : '–'}</button>`;
}

function hours(block: { from: string; to: string }): string {
  return `${Number(block.from.slice(0, 2))}–${Number(block.to.slice(0, 2))}`;
}
