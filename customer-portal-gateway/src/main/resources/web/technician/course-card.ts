import { html, nothing } from 'lit';
import { idOf, isAnswered, questions, type Given } from '../shared/form';
import type { SavedCommand } from '../shared/phone-store';
import { icon, type Part } from '../shared/piece';
import type { FormField, Order } from '../shared/shapes';
import type { Lack } from './lacks';

export const COMMAND = 'choose-course';

/** How it goes on, as the field worker sees it on site. */
const COURSES: Record<string, string> = {
  AS_STIPULATED: 'As stipulated', AMEND: 'With changes to the order', NOT_CARRIED_OUT: 'Not carried out',
};

/** What was picked on this phone and is not given yet. */
export interface Choice { course?: string; answers: Given }

const formOf = (order: Order): FormField[] => order.forms?.[COMMAND] ?? [];

/** Where the order's policy wants it, and only on site. */
const isAsked = (order: Order): boolean => formOf(order).length > 0 && ['ARRIVED', 'IN_PROGRESS'].includes(order.status);

/** Chosen last: here, where Kept does not know it yet, else as Kept told. */
export function courseOf(order: Order, saved: SavedCommand[]): string | undefined {
  const here = saved.filter(one => one.orderId === order.id && one.command === COMMAND
    && (one.state === 'waiting' || (one.state === 'sent' && (one.version ?? 0) > order.version))).at(-1);
  return here ? String(here.body.course) : order.visits.find(visit => visit.visitId === order.visitId)?.course;
}

export function courseCard(order: Order, chosen: string | undefined, choice: Choice, keep: (choice: Choice) => void,
  give: (label: string, course: string, form: FormField[], answers: Given) => void): Part {
  if (!isAsked(order)) return nothing;
  const form = formOf(order);
  const picked = choice.course ?? chosen;
  const lacking = form.filter(field => field.required && !isAnswered(field, choice.answers[field.id]));
  const submit = (event: Event): void => {
    event.preventDefault();
    const [first] = lacking;
    if (first) (event.target as HTMLElement).querySelector<HTMLElement>(`#${idOf(first)}`)?.focus();
    else if (picked) give(`Course: ${COURSES[picked] ?? picked}`, picked, form, choice.answers);
  };
  return html`<section class="card" aria-labelledby="course"><div class="row apart"><h2 id="course" tabindex="-1">How it goes on</h2>
    <span class="muted small">${chosen ? COURSES[chosen] : 'still needed'}</span></div>
    <form class="stack" @submit=${submit}><fieldset class="field"><legend class="aside">Course</legend><div class="choice">
      ${Object.entries(COURSES).map(([value, label]) => html`<label><input type="radio" name="course" value=${value}
        .checked=${picked === value} @change=${() => keep({ ...choice, course: value })} /><span>${label}</span></label>`)}</div></fieldset>
      ${questions(form, choice.answers, answers => keep({ ...choice, answers }))}
      <button class="button" type="submit" ?disabled=${!picked}>${icon('check')}${chosen ? 'Choose anew' : 'Choose'}</button></form></section>`;
}

/** Without it the work is not completed. */
export function lackingCourse(order: Order, chosen: string | undefined): Lack[] {
  return isAsked(order) && (!chosen || chosen === 'NOT_CARRIED_OUT')
    ? [{ what: 'course', words: 'how it goes on', icon: 'pen-line', act: 'Say how it goes on' }] : [];
}
