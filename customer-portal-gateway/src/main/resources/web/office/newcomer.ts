// Somebody who calls for the first time is written down with the order: a person, who is billed, and where the work is.
import { html, type TemplateResult } from 'lit';
import { command } from '../shared/api';
import { field, select, textArea, textInput } from '../shared/field';
import { newKey } from '../shared/key';
import { Problem } from '../shared/problem';
import { FIRST_LANGUAGE, languageChoices } from './languages';
import type { Answer } from '../shared/shapes';

const NOT_YET = ['unknown-site', 'unknown-requester'];
const MOST_TRIES = 8;
const PAUSE_MILLIS = 1_000;

export interface Newcomer {
  /** Made once: whoever presses again after a lost answer registers nobody twice. */
  personId: string; customerId: string; siteId: string;
  name: string; phone: string; email: string; language: string; address: string; accessNotes: string;
}

export function newcomer(name: string): Newcomer {
  return { personId: newKey(), customerId: newKey(), siteId: newKey(), name, phone: '', email: '', language: FIRST_LANGUAGE, address: '', accessNotes: '' };
}

export function newcomerFields(who: Newcomer, wrong: Record<string, string>, change: (to: Partial<Newcomer>) => void): TemplateResult {
  const line = (name: keyof Newcomer, label: string, more: { type?: string; most?: number; needed?: boolean } = {}): TemplateResult => field({ id: `new-${name}`, label,
    aside: more.needed ? undefined : 'optional', wrong: wrong[`new-${name}`] }, textInput({ id: `new-${name}`, value: who[name], wrong: wrong[`new-${name}`], required: more.needed,
    type: more.type, most: more.most ?? 200, autocomplete: 'off', input: value => change({ [name]: value }) }));
  return html`<div class="two fits">${line('name', 'Name', { needed: true })}${line('phone', 'Phone', { type: 'tel', most: 40 })}</div>
    <div class="two fits">${line('email', 'Mail address', { type: 'email', most: 254, needed: true })}${field({ id: 'new-language', label: 'Letters in' },
      select({ id: 'new-language', value: who.language, input: value => change({ language: value }) }, languageChoices(who.language)))}</div>
    ${line('address', 'Where the work is, and the bill goes', { most: 500, needed: true })}
    ${field({ id: 'new-access', label: 'How to get in', aside: 'optional' }, textArea({ id: 'new-access', value: who.accessNotes, rows: 2, most: 1000,
      input: value => change({ accessNotes: value }) }))}`;
}

export function lackingOf(who: Newcomer): Record<string, string> {
  return {
    ...(who.name.trim() ? {} : { 'new-name': 'Ask for the name.' }),
    ...(/^\S+@\S+$/.test(who.email.trim()) ? {} : { 'new-email': 'Ask for a mail address: the appointment and the bill go there.' }),
    ...(who.address.trim() ? {} : { 'new-address': 'Ask where the work is.' }),
  };
}

/** Writes them down; answers with the last fact's reference, which the order waits for. */
export async function register(who: Newcomer, zone: string): Promise<string> {
  await entry('people', who.personId, { name: who.name.trim(), email: who.email.trim(), phone: who.phone.trim(), customerId: who.customerId,
    roles: ['CUSTOMER'], language: who.language });
  await entry('customers', who.customerId, { name: who.name.trim(), primaryContactId: who.personId, billingAddress: who.address.trim() });
  return entry('sites', who.siteId, { customerId: who.customerId, address: who.address.trim(), accessNotes: who.accessNotes.trim(), zone });
}

/** The place was written down just now: whoever opens orders may hear of it some seconds later. */
export async function onceKnown<T>(open: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await open();
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !NOT_YET.includes(thrown.code) || tried >= MOST_TRIES) throw thrown;
      await new Promise(wake => setTimeout(wake, PAUSE_MILLIS));
    }
}

/** The second time, after something was corrected, it reads so from now on. */
async function entry(kind: string, id: string, body: object): Promise<string> {
  try {
    return (await command<Answer>(`/directory/${kind}`, { ...body, id }, { channel: 'OFFICE' })).reference;
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'registered-otherwise') throw thrown;
    return (await command<Answer>(`/directory/${kind}/${id}/change`, body, { channel: 'OFFICE' })).reference;
  }
}
