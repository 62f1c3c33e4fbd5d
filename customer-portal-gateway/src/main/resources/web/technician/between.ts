import { html, type TemplateResult } from 'lit';
import { askFirst } from '../shared/dialog';
import { field, select, textArea, textInput } from '../shared/field';
import { isAnswered, questions, type Given } from '../shared/form';
import { addDays, dateIn, instantOf, timeIn } from '../shared/format';
import { newKey } from '../shared/key';
import { labelOf } from '../shared/labels';
import { now } from '../shared/now';
import { Problem } from '../shared/problem';
import type { FormField } from '../shared/shapes';
import { waitingFor } from '../shared/status';
import { filesOf, withAnswers } from './form-card';
import type { Give } from './give';
import type { View } from './view';
import type { Way } from './ways-card';

const COMING = ['SCHEDULED', 'DISPATCHED', 'EN_ROUTE'];
const THERE = ['ARRIVED', 'IN_PROGRESS'];
/** Offered first as the new time: so much later than now. */
const USUAL_DELAY_MILLIS = 30 * 60_000;
/** When a day's work begins. */
const MORNING = '08:00';

/** What keeps a visit from its result, or lets it wait. */
export const BETWEEN: Way[] = [
  { command: 'report-delay', label: 'Running late', icon: 'clock-alert', during: [...COMING, ...THERE], ask: delay },
  { command: 'hold', label: 'It has to wait', icon: 'circle-pause', during: [...COMING, ...THERE, 'ON_HOLD'], ask: hold },
  { command: 'finish-visit', label: 'Finish this visit', icon: 'check', during: THERE, ask: finish },
  { command: 'report-no-show', label: 'Nobody was there', icon: 'user', danger: true, during: [...COMING, 'ARRIVED'], ask: noShow },
  { command: 'report-not-done', label: 'Could not be done', icon: 'circle-x', danger: true, during: [...COMING, ...THERE, 'ON_HOLD'], ask: notDone },
  { command: 'close-not-carried-out', label: 'Will not be done at all', icon: 'circle-slash', danger: true,
    during: [...COMING, ...THERE, 'ON_HOLD'], ask: notCarriedOut },
  { command: 'close', label: 'Close the job', icon: 'archive', during: [], ask: close },
  { command: 'report-late', label: 'Tell what was done', icon: 'pen-line', during: [], ask: late },
];

function delay(shown: View, give: Give): Promise<boolean> {
  const { zone, customerName } = shown.order;
  const soon = new Date(now().getTime() + USUAL_DELAY_MILLIS);
  let day = dateIn(zone, soon);
  let time = timeIn(zone, soon);
  let wrong = '';
  const eta = (): string => instantOf(zone, `${day}T${time}`);
  const body = (changed: () => void): TemplateResult => html`<p>${customerName || 'The customer'} is told when you will be there.</p>
    <div class="two">${field({ id: 'eta-day', label: 'Day' }, textInput({ id: 'eta-day', type: 'date', value: day,
      input: value => { day = value; changed(); } }))}
    ${field({ id: 'eta-time', label: 'There at', wrong }, textInput({ id: 'eta-time', type: 'time', value: time, wrong,
      input: value => { time = value; changed(); } }))}</div>`;
  const check = (): boolean => {
    wrong = !day || !time ? 'Say when you will be there.' : Date.parse(eta()) <= now().getTime() ? 'That is past. Say when you will be there.' : '';
    return !wrong;
  };
  return askFirst({ title: 'Running late?', body, check, keep: 'As planned', act: 'Report the delay', reason: 'Why', reasonNeeded: true },
    reason => give('report-delay', `Late: there at ${time}`, { reason, newEta: eta() }));
}

/** For the reasons that the order's policy has. */
function hold(shown: View, give: Give): Promise<boolean> {
  const { order } = shown;
  const reasons = Object.keys(order.holdReasons ?? {}).sort();
  let chosen = reasons[0] ?? 'OTHER';
  let note = '';
  let until = '';
  let wrong = '';
  const wordOf = (reason: string): string => labelOf(order.policy, 'ON_HOLD', reason) ?? capital(waitingFor(reason) ?? 'something else');
  const body = (changed: () => void): TemplateResult => html`<p>Your timer stops. Everybody who takes part sees what is waited for.</p>
    ${field({ id: 'hold-reason', label: 'What for' }, select({ id: 'hold-reason', value: chosen, input: value => { chosen = value; changed(); } },
      reasons.map(reason => ({ value: reason, label: wordOf(reason) }))))}
    <p class="muted small">${order.holdReasons?.[chosen] === 'KEPT' ? 'Planned visits stay.' : 'Planned visits are given back.'}</p>
    ${field({ id: 'hold-note', label: 'In words', wrong }, textArea({ id: 'hold-note', value: note, wrong, rows: 2, most: 1000,
      input: value => { note = value; } }))}
    ${field({ id: 'hold-until', label: 'Until', aside: 'if you know' }, textInput({ id: 'hold-until', type: 'date', value: until,
      input: value => { until = value; } }))}`;
  const check = (): boolean => {
    wrong = note.trim() ? '' : 'Say what is waited for.';
    return !wrong;
  };
  const later = (): string => until > dateIn(order.zone, now()) ? until : addDays(dateIn(order.zone, now()), 1);
  return askFirst({ title: 'Does it have to wait?', body, check, keep: 'Go on', act: 'Put it on hold' }, () => give('hold',
    `On hold: ${wordOf(chosen)}`, { reason: chosen, note: note.trim(), ...(until ? { until: instantOf(order.zone, `${later()}T${MORNING}`) } : {}) }));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function finish(shown: View, give: Give): Promise<boolean> {
  return askFirst({ title: 'Finish this visit?', body: html`<p>The job stays open, and the office plans another visit for
    ${shown.order.customerName}.</p>`, keep: 'Stay on the job', act: 'Finish the visit' }, () => give('finish-visit', 'Visit finished', {}));
}

function noShow(shown: View, give: Give): Promise<boolean> {
  return askFirst({ title: 'Was nobody there?', body: html`<p>The visit ends. The office is told, and plans anew with
    ${shown.order.customerName}.</p>`, keep: 'Stay on the job', act: 'Nobody was there', danger: true },
    () => give('report-no-show', 'Nobody was there', { by: 'CUSTOMER' }));
}

function notDone(shown: View, give: Give): Promise<boolean> {
  const form = shown.order.forms?.['report-not-done'] ?? [];
  const given: Given = {};
  return askFirst({ title: 'Could it not be done?', body: html`<p>The visit ends. The office is told why and plans anew with
    ${shown.order.customerName}.</p>${questions(form, given, answers => { Object.assign(given, answers); })}`, keep: 'Stay on the job',
    act: 'Report it', danger: true, reason: 'Why', reasonNeeded: true }, async reason => {
    requireAnswers(form, given);
    await give('report-not-done', 'Could not be done', { reason, ...withAnswers(form, given) }, { answerFiles: filesOf(form, given) });
  });
}

/** Said in the dialog, which stays. */
function requireAnswers(form: FormField[], given: Given): void {
  const lacking = form.find(one => one.required && !isAnswered(one, given[one.id]));
  if (lacking) throw new Problem(400, 'unanswered', `Still to be answered: ${lacking.label}.`);
}

function notCarriedOut(shown: View, give: Give): Promise<boolean> {
  return askFirst({ title: 'Will it not be done at all?', body: html`<p>The job ends here, and nobody comes again.
    ${shown.order.customerName} is told why.</p>`, keep: 'Keep the job open', act: 'Close it as not carried out', danger: true, reason: 'Why',
    reasonNeeded: true }, reason => give('close-not-carried-out', 'Closed as not carried out', { reason }));
}

function close(_: View, give: Give): Promise<boolean> {
  return askFirst({ title: 'Close the job?', body: html`<p>The work is done, and nothing more is to come.</p>`, keep: 'Keep it open',
    act: 'Close the job' }, () => give('close', 'Closed', {}));
}

/** The order ended before anybody could say it here. */
function late(_: View, give: Give): Promise<boolean> {
  return askFirst({ title: 'What was done?', body: html`<p>The job has ended. What you write is kept with it, and the office looks at it.</p>`,
    keep: 'Nothing', act: 'Send the report', reason: 'What was done', reasonNeeded: true }, summary => {
    const key = newKey();
    return give('report-late', 'Late report', { reportId: key, summary }, { key });
  });
}
