// What the questions of a command choose from: people, places, parts, other orders. Asked for when the dialog opens.
import type { Contact, PartItem, PolicyVersion, Technician } from '../shared/answers';
import { get } from '../shared/api';
import type { Asset } from '../shared/record';
import { organisation } from '../shared/session';
import type { Allowed, Order, OrderItem, Page, Site } from '../shared/shapes';
import type { Choice } from './controls';

interface Named { id: string; name: string }

export interface About {
  order: Order;
  allowed: Allowed;
  currency: string;
  people: Contact[];
  approvers: Named[];
  technicians: Technician[];
  sites: Site[];
  assets: Asset[];
  parts: PartItem[];
  orders: OrderItem[];
  versions: PolicyVersion[];
}

const MOST_ORDERS = 100;
/** Which list a field chooses from; what is not asked for stays empty. */
const NEEDS: { list: keyof About; path: (order: Order) => string; when: RegExp }[] = [
  { list: 'approvers', path: order => `/work-orders/${order.id}/approvers`, when: /approver|^to$/i },
  { list: 'people', path: () => '/people', when: /person|technician|vendor|assignee|lead|helper|location/i },
  { list: 'technicians', path: () => '/technicians', when: /person|technician|vendor|assignee|lead|helper|location/i },
  { list: 'sites', path: () => '/sites', when: /site/i },
  { list: 'assets', path: order => `/assets?site=${encodeURIComponent(order.siteId)}`, when: /^assetIds$/ },
  { list: 'parts', path: () => '/parts', when: /^part(Id)?$/ },
  { list: 'orders', path: () => `/work-orders?limit=${MOST_ORDERS}`, when: /order|survivor|duplicate|^(into|other)$|parent/i },
  { list: 'versions', path: order => `/directory/policies/${encodeURIComponent(order.policy.split('@')[0]!)}`, when: /^policy$/ },
];

export async function aboutOf(allowed: Allowed, order: Order): Promise<About> {
  const house = await organisation();
  const about: About = { order, allowed, currency: order.estimate?.currency ?? order.approval?.amount?.currency ?? house?.currency ?? 'EUR',
    people: [], approvers: [], technicians: [], sites: [], assets: [], parts: [], orders: [], versions: [] };
  const wanted = NEEDS.filter(need => allowed.fields.some(field => need.when.test(field)));
  const pages = await Promise.all(wanted.map(need => get<Page<never>>(need.path(order))));
  wanted.forEach((need, index) => { (about[need.list] as never[]) = pages[index]!.items; });
  return about;
}

const named = (people: Named[]): Choice[] => people.map(person => ({ value: person.id, label: person.name }));

/** Those who may be asked about this order, as its policy says. */
export function approvers(about: About): Choice[] {
  return named(about.approvers);
}

export function technicians({ people, technicians: known }: About): Choice[] {
  return named(people.filter(person => known.some(one => one.id === person.id)));
}

export function sites({ sites: known, order }: About): Choice[] {
  return known.filter(site => site.customerId === order.customerId && site.id !== order.siteId)
    .map(site => ({ value: site.id, label: site.address }));
}

export function locations(about: About): Choice[] {
  return [{ value: 'store', label: 'The store' }, ...technicians(about).map(one => ({ value: `van-${one.value}`, label: `The van of ${one.label}` }))];
}

/** Later versions of the order's policy, the newest first. */
export function laterVersions({ versions, order }: About): Choice[] {
  const [id = '', version = '0'] = order.policy.split('@');
  return versions.filter(one => one.version > Number(version)).reverse().map(one => ({ value: `${id}@${one.version}`, label: `Version ${one.version}` }));
}
