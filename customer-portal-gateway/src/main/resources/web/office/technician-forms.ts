// Dialogs that say how a technician works, and when they are away.
import type { Technician, WorkProfile } from '../shared/answers';
import { command } from '../shared/api';
import type { Answer } from '../shared/shapes';
import { form } from './customer-forms';
import { minorOf, typed } from '../shared/format';
import { readHours, writeHours } from './hours';

const BEST_LEVEL = 3;
const CERTIFICATE = /^(.+?)\s+until\s+(\d{4}-\d{2}-\d{2})$/i;
const PLACE = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/;
const USUAL = 'Mon-Fri 08:00-17:00';
type Done = (reference: string) => Promise<void>;

/** Somebody who is in the directory can be booked from then on. */
export function addTechnician(people: { id: string; name: string }[], zone: string, done: Done): Promise<void> {
  return form('Add a technician', 'Add them', [
    { name: 'person', label: 'Who', most: 100, needed: 'Choose a person. Technicians who are not here yet are added in the directory first.',
      choices: [{ value: '', label: 'Choose a person' }, ...people.map(one => ({ value: one.id, label: one.name }))] },
    { name: 'skills', label: 'Skills', most: 3000, hint: 'With commas between: boiler, gas.' },
    { name: 'hours', label: 'Works', most: 200, needed: 'Say when they work.', hint: 'All the rest can be said afterwards.', wrong: oneShift },
  ], { person: '', skills: '', hours: USUAL }, (values, key) => {
    const shift = (readHours(values.hours!) as WorkProfile['shifts'])[0]!;
    return command<Answer>('/technicians', { personId: values.person, skills: names(values.skills), zone, ...shift }, { key, channel: 'OFFICE' });
  }, done);
}

/** @param currency of the house, for what an hour costs */
export function changeTechnician(technician: Technician, name: string, currency: string, done: Done): Promise<void> {
  const now = technician.profile;
  const paidIn = now.costPerHour?.currency ?? currency;
  return form(`How ${name} works`, 'Change it', [
    { name: 'skills', label: 'Skills', most: 3500, hint: 'With commas between; a number from 1 to 3 says how well: boiler 3, gas.', wrong: badSkills },
    { name: 'certificates', label: 'Certificates', most: 3500, area: true, wrong: badCertificates,
      hint: 'One a line: Insurance until 2027-03-31. After one of them has run out nobody books them.' },
    { name: 'shifts', label: 'Works', most: 1500, area: true, needed: 'Say when they work.', hint: 'One a line: Mon-Fri 08:00-16:30.', wrong: badHours },
    { name: 'breaks', label: 'Breaks', most: 1500, area: true, hint: 'One a line, within those hours: Mon-Fri 12:30-13:00.', wrong: badHours },
    { name: 'start', label: 'Sets out from', most: 60, hint: 'Latitude and longitude: 53.3498, -6.2603.', wrong: badPlace },
    { name: 'end', label: 'Ends the day at', most: 60, hint: 'The same way.', wrong: badPlace },
    { name: 'reachKm', label: 'Goes how far, in km', most: 5, hint: 'As the crow flies, from where they set out.', wrong: badNumber },
    { name: 'mostVisitsADay', label: 'Visits a day, at most', most: 2, wrong: badNumber },
    { name: 'costPerHour', label: `An hour costs the house, in ${paidIn}`, most: 12, hint: 'Such as 32.50. Nobody but the office reads it.', wrong: text => minorOf(text, paidIn) === undefined
      ? 'Write a sum such as 32.50, or nothing.' : undefined },
  ], written(now), (values, key) => command(`/technicians/${technician.id}/change`, read(values, now, paidIn), { key, channel: 'OFFICE' }), done);
}

/** Whole days; `until` is the last one. */
export function recordAbsence(technician: Technician, name: string, today: string, done: Done): Promise<void> {
  return form(`${name} is away`, 'Write it down', [
    { name: 'kind', label: 'Why', most: 20, choices: [{ value: 'LEAVE', label: 'Leave' }, { value: 'TRAINING', label: 'Training' }, { value: 'OTHER', label: 'Something else' }] },
    { name: 'from', label: 'From', most: 10, type: 'date', needed: 'Say from which day on.' },
    { name: 'until', label: 'Until and with', most: 10, type: 'date', needed: 'Say the last day.' },
  ], { kind: 'LEAVE', from: today, until: today }, (values, key) => command(`/technicians/${technician.id}/record-absence`, {
    absenceId: key, kind: values.kind, from: `${values.from}T00:00`, until: `${dayAfter(values.until!)}T00:00` }, { key, channel: 'OFFICE' }), done);
}

/** What they do there stays there: only when they are busy is read. */
export function followCalendar(technician: Technician, name: string, done: Done): Promise<void> {
  return form(`The calendar of ${name}`, 'Follow it', [
    { name: 'address', label: 'Address', most: 2000, type: 'url', needed: 'Copy the address from the calendar. It begins with https://.',
      hint: 'Calendars call it the secret or private address in iCal format. Only when they are busy is read, every quarter of an hour.' },
  ], { address: '' }, (values, key) => command(`/technicians/${technician.id}/follow-calendar`, { address: values.address!.trim() }, { key, channel: 'OFFICE' }), done);
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function written(profile: WorkProfile): Record<string, string> {
  return {
    skills: profile.skills.map(one => one.level > 1 ? `${one.name} ${one.level}` : one.name).join(', '),
    certificates: profile.certificates.map(one => `${one.name} until ${one.validUntil}`).join('\n'),
    shifts: writeHours(profile.shifts),
    breaks: writeHours(profile.breaks),
    start: place(profile.start),
    end: place(profile.end),
    reachKm: `${profile.reachKm ?? ''}`,
    mostVisitsADay: `${profile.mostVisitsADay ?? ''}`,
    costPerHour: profile.costPerHour ? typed(profile.costPerHour) : '',
  };
}

/** What was checked before: every part can be read. */
function read(values: Record<string, string>, now: WorkProfile, currency: string): WorkProfile {
  const number = (name: string): number | undefined => values[name]?.trim() ? Number(values[name]) : undefined;
  const cost = minorOf(values.costPerHour ?? '', currency);
  return {
    skills: skills(values.skills),
    certificates: lines(values.certificates).map(line => CERTIFICATE.exec(line)!).map(([, name, validUntil]) => ({ name: name!, validUntil: validUntil! })),
    zone: now.zone,
    shifts: readHours(values.shifts ?? '') as WorkProfile['shifts'],
    breaks: readHours(values.breaks ?? '') as WorkProfile['breaks'],
    ...whereOf('start', values.start),
    ...whereOf('end', values.end),
    reachKm: number('reachKm'),
    mostVisitsADay: number('mostVisitsADay'),
    costPerHour: cost === undefined ? undefined : { minor: cost, currency },
  };
}

function whereOf(name: 'start' | 'end', text = ''): Pick<WorkProfile, 'start' | 'end'> {
  const [, latitude, longitude] = PLACE.exec(text.trim()) ?? [];
  return latitude === undefined ? {} : { [name]: { latitude: Number(latitude), longitude: Number(longitude) } };
}

function place(position: WorkProfile['start']): string {
  return position ? `${position.latitude}, ${position.longitude}` : '';
}

function names(text = ''): string[] {
  return text.split(',').map(one => one.trim()).filter(Boolean);
}

function skills(text = ''): WorkProfile['skills'] {
  return names(text).map(one => /^(.*?)(?:\s+(\d))?$/.exec(one)!).map(([, name, level]) => ({ name: name!, level: Number(level ?? 1) }));
}

function lines(text = ''): string[] {
  return text.split('\n').map(one => one.trim()).filter(Boolean);
}

function badSkills(text: string): string | undefined {
  const wrong = skills(text).find(one => one.level < 1 || one.level > BEST_LEVEL);
  return wrong ? `${wrong.name}: how well is a number from 1 to ${BEST_LEVEL}.` : undefined;
}

function badCertificates(text: string): string | undefined {
  const wrong = lines(text).find(line => !CERTIFICATE.test(line));
  return wrong ? `“${wrong}” could not be read. Write it as: Insurance until 2027-03-31.` : undefined;
}

function badHours(text: string): string | undefined {
  const found = readHours(text);
  return 'unread' in found ? `“${found.unread}” could not be read. Write it as: Mon-Fri 08:00-16:30.` : undefined;
}

function oneShift(text: string): string | undefined {
  const found = readHours(text);
  return badHours(text) ?? ('length' in found && found.length > 1 ? 'Write one line here. The others are added with “Change…”.' : undefined);
}

function badPlace(text: string): string | undefined {
  return PLACE.test(text) ? undefined : 'Write latitude and longitude, as a map shows them: 53.3498, -6.2603.';
}

function badNumber(text: string): string | undefined {
  return /^[1-9]\d*$/.test(text) ? undefined : 'Write a whole number, or nothing.';
}
