// Dialogs that change what the directory says. Each carries the version that was looked at: who looked at an older one is told.
import { html, type TemplateResult } from 'lit';
import type { Contact, Customer } from '../shared/answers';
import { command } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { field, select, textArea, textInput } from '../shared/field';
import { toast } from '../shared/toast';
import { languageChoices } from './languages';
import type { Asset } from '../shared/record';
import type { Answer, Site } from '../shared/shapes';

interface Question { name: string; label: string; hint?: string; most: number; area?: boolean; type?: string; needed?: string; choices?: { value: string; label: string }[];
  /** What is wrong with a value, in a sentence with the remedy. */
  wrong?: (value: string) => string | undefined }
type Values = Record<string, string>;
type Done = (reference: string) => Promise<void>;

/** Asks for the fields of one entry; `send` tells it to Kept, and answers with its reference. */
export async function form(title: string, act: string, questions: Question[], first: Values, send: (values: Values, key: string) => Promise<{ reference: string }>,
  done: Done): Promise<void> {
  const values = { ...first };
  let wrong: Values = {};
  const check = (): boolean => {
    wrong = Object.fromEntries(questions.flatMap(one => {
      const said = values[one.name]?.trim() ?? '';
      const sentence = one.needed && !said ? one.needed : said ? one.wrong?.(said) : undefined;
      return sentence ? [[one.name, sentence]] : [];
    }));
    return Object.keys(wrong).length === 0;
  };
  const draw = (changed: () => void): TemplateResult => html`<div class="stack">${questions.map(one => {
    const wish = { id: `entry-${one.name}`, value: values[one.name] ?? '', wrong: wrong[one.name], most: one.most, type: one.type, hint: !!one.hint, required: !!one.needed,
      input: (value: string) => { values[one.name] = value; changed(); } };
    return field({ id: wish.id, label: one.label, aside: one.needed ? undefined : 'optional', hint: one.hint, wrong: wish.wrong },
      one.choices ? select(wish, one.choices) : one.area ? textArea({ ...wish, rows: 3 }) : textInput(wish));
  })}</div>`;
  let reference = '';
  const isDone = await askFirst({ title, body: draw, check, keep: 'Leave it as it is', act }, async (_, key) => {
    ({ reference } = await send(values, key));
  });
  if (!isDone) return;
  toast('It is written down.');
  await done(reference);
}

export function changeCustomer(customer: Customer, technicians: { id: string; name: string }[], done: Done): Promise<void> {
  return form(`Change ${customer.name}`, 'Change it', [
    { name: 'name', label: 'Name', most: 200, needed: 'A customer has a name.' },
    { name: 'billingAddress', label: 'Billed at', most: 500, needed: 'Bills go somewhere.' },
    { name: 'wishes', label: 'Wishes', most: 4000, area: true },
    { name: 'preferredTechnicianId', label: 'Who should come', most: 100, choices: [{ value: '', label: 'Anybody' }, ...technicians.map(one => ({ value: one.id, label: one.name }))] },
  ], { name: customer.name, billingAddress: customer.billingAddress, wishes: customer.wishes, preferredTechnicianId: customer.preferredTechnicianId ?? '' },
  (values, key) => command(`/directory/customers/${customer.id}/change`, { primaryContactId: customer.primaryContactId, ...values }, {
    key, channel: 'OFFICE', ifVersion: customer.version }), done);
}

export function changePerson(person: Contact, done: Done): Promise<void> {
  return form(`Change ${person.name}`, 'Change it', [
    { name: 'name', label: 'Name', most: 200, needed: 'A person has a name.' },
    { name: 'phone', label: 'Phone', most: 40, type: 'tel' },
    { name: 'email', label: 'Mail address', most: 254, type: 'email', needed: 'Mails go somewhere.' },
    { name: 'language', label: 'Letters in', most: 35, choices: languageChoices(person.language) },
  ], { name: person.name, phone: person.phone, email: person.email, language: person.language }, (values, key) => command(`/directory/people/${person.id}/change`, {
    ...values, roles: person.roles, ...(person.customerId ? { customerId: person.customerId } : {}) }, {
    key, channel: 'OFFICE', ifVersion: person.version }), done);
}

export function changeSite(site: Site, done: Done): Promise<void> {
  return form('Change the place', 'Change it', [
    { name: 'address', label: 'Address', most: 500, needed: 'A place has an address.' },
    { name: 'accessNotes', label: 'How to get in', most: 1000, area: true },
  ], { address: site.address, accessNotes: site.accessNotes }, (values, key) => command(`/directory/sites/${site.id}/change`, { ...values,
    customerId: site.customerId, zone: site.zone, ...(site.latitude === undefined ? {} : { latitude: site.latitude, longitude: site.longitude }) }, {
    key, channel: 'OFFICE', ifVersion: site.version }), done);
}

/** `asset` undefined: one more. */
export function changeAsset(siteId: string, asset: Asset | undefined, done: Done): Promise<void> {
  return form(asset ? `Change ${asset.name}` : 'Add equipment', asset ? 'Change it' : 'Add it', [
    { name: 'name', label: 'What it is', most: 200, needed: 'Write what people call it, such as boiler.' },
    { name: 'model', label: 'Maker and model', most: 200 },
    { name: 'serial', label: 'Serial number', most: 200 },
    { name: 'installedOn', label: 'Installed on', most: 10, type: 'date' },
    { name: 'warrantyUntil', label: 'Under warranty until', most: 10, type: 'date' },
  ], { name: asset?.name ?? '', model: asset?.model ?? '', serial: asset?.serial ?? '', installedOn: asset?.installedOn ?? '', warrantyUntil: asset?.warrantyUntil ?? '' },
  (values, key) => command(asset ? `/directory/assets/${asset.id}/change` : '/directory/assets', { siteId, ...Object.fromEntries(Object.entries(values)
    .filter(([, value]) => value.trim())), ...(asset ? {} : { id: key }) }, { key, channel: 'OFFICE', ...(asset ? { ifVersion: asset.version } : {}) }), done);
}

/** A form of its own for the place, or for one thing that stands there; `opened` hears its id. */
export async function letPeopleReport(siteId: string, assets: Asset[], opened: (id: string) => void): Promise<void> {
  let id = '';
  await form('Let people report here without an account', 'Make the sign', [
    { name: 'assetId', label: 'What the sign is for', most: 100, choices: [{ value: '', label: 'The whole place' }, ...assets.map(one => ({ value: one.id, label: one.name }))] },
  ], { assetId: '' }, (values, key) => command<Answer>('/directory/request-forms', { id: key, siteId, ...(values.assetId ? { assetId: values.assetId } : {}) }, {
    key, channel: 'OFFICE' }).then(answer => { ({ id } = answer); return answer; }), async () => opened(id));
}
