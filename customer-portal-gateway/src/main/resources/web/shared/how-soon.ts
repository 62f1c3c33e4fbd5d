import { html, type TemplateResult } from 'lit';
import { icon, type Part } from './piece';

interface Choice { value: string; symbol: string; title: string; about: string }

const CHOICES: Choice[] = [
  { value: 'URGENT', symbol: 'clock', title: 'This week', about: 'No heat or water, or at risk' },
  { value: 'ROUTINE', symbol: 'calendar', title: 'I can wait', about: 'Any day in two weeks' },
];
const AT_ONCE: Choice = { value: 'EMERGENCY', symbol: 'triangle-alert', title: 'At once', about: 'As the office has noted it' };

/** How soon it is wanted. Only the office makes it an emergency: that choice is there where it is one. */
export function howSoon(chosen: string, change: (value: string) => void, emergency = false): TemplateResult {
  const one = ({ value, symbol, title, about }: Choice): Part => html`<label>
    <input type="radio" name="priority" value=${value} .checked=${chosen === value} @change=${() => change(value)} />
    <span class="strong">${icon(symbol)}${title}</span><span class="muted small">${about}</span></label>`;
  return html`<div class="choice">${[...(emergency ? [AT_ONCE] : []), ...CHOICES].map(one)}</div>`;
}
