// What the API answers the office and the phone, beyond the shapes that every face reads.
import type { Answer, Appointment, FileRef, Money, Quantity } from './shapes';

export type PhotoPhase = 'PROBLEM' | 'IN_PROGRESS' | 'RESULT';

/** One of a technician's visits; `status` is the order's. */
export interface Job {
  orderId: string;
  number: string;
  /** Of the policy that says what its status is called. */
  policyId: string;
  visitId: string;
  status: string;
  /** What an order on hold waits for. */
  hold?: string;
  visitStatus: string;
  priority: string;
  customerName: string;
  phone: string;
  siteId: string;
  address: string;
  accessNotes: string;
  description: string;
  serviceType: string;
  appointment?: Appointment;
  latitude?: number;
  longitude?: number;
  revision: number;
  version: number;
}

/** Somebody in the directory. */
export interface Contact {
  id: string;
  name: string;
  email: string;
  phone: string;
  customerId?: string;
  roles: string[];
  language: string;
  version: number;
}

export interface Customer {
  id: string;
  name: string;
  primaryContactId: string;
  billingAddress: string;
  /** What they like and dislike; empty where nobody wrote it down. */
  wishes: string;
  preferredTechnicianId?: string;
  version: number;
}

export interface Technician {
  id: string;
  profile: WorkProfile;
  /** Those that are not over, by their beginnings. */
  absences: Absence[];
  /** Their calendar elsewhere, where one is followed; for the office. */
  feed?: { host: string; busyTimes: number; trouble?: string };
}

/** How somebody works; wall times of `zone`. The office alone sees where their days begin and end, and what an hour costs. */
export interface WorkProfile {
  skills: { name: string; level: number }[];
  certificates: { name: string; validUntil: string }[];
  zone: string;
  shifts: Shift[];
  breaks: Shift[];
  start?: Position;
  end?: Position;
  reachKm?: number;
  costPerHour?: Money;
  mostVisitsADay?: number;
}

export interface Shift {
  /** `MONDAY` to `SUNDAY`. */
  days: string[];
  from: string;
  to: string;
}

export interface Position {
  latitude: number;
  longitude: number;
}

export interface Absence {
  absenceId: string;
  kind: 'LEAVE' | 'TRAINING' | 'OTHER';
  zone: string;
  from: string;
  until: string;
}

export interface CalendarItem {
  visitId: string;
  orderId: string;
  technicianId: string;
  appointment: Appointment;
  /** PROPOSED: held until somebody confirms it. */
  status: 'PROPOSED' | 'RESERVED' | 'CONFIRMED' | 'RELEASED';
  /** Those of its people who are away then. */
  away: string[];
}

export interface Slot {
  technicianId: string;
  appointment: Appointment;
  reasons: { text: string; plus: boolean }[];
  /** The way from what is before it, and to what is after; absent where nobody knows it. */
  minutesThere?: number;
  minutesOnwards?: number;
}

export interface Slots {
  items: Slot[];
  refused: { technicianId: string; rule: string; sentence: string }[];
  /** How long each slot is. */
  minutes: number;
}

export interface StockItem {
  partId: string;
  number: string;
  name: string;
  location: string;
  onHand: number;
  unit: string;
  low: boolean;
  unitCost?: Money;
}

export interface PartItem {
  id: string;
  number: string;
  name: string;
  unit: string;
}

export interface InvoiceLine {
  kind: string;
  text: string;
  quantity: Quantity;
  unitPrice: Money;
  net: Money;
  /** Tenths of a percent: 135 is 13.5 %. */
  vatPermille: number;
}

export interface Invoice extends Answer {
  status: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  recipientId: string;
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  lines: InvoiceLine[];
  totals: { net: Money; vat: Money; gross: Money };
  open: Money;
  file?: FileRef;
}

/** A policy in its newest version, as it was written. */
export interface PolicyDocument { policyId: string; version: number; document: string; comesWithKept: boolean }
/** `publishedAt` absent: it comes with Kept. */
export interface PolicyVersion { version: number; document: string; publishedAt?: string }
/** Fits where each of the three names what an order has; one that is empty names all. */
export interface PolicyRule { sources: string[]; siteIds: string[]; serviceTypes: string[]; policyId: string }

/** When work comes again: by the calendar (a rule of RFC 5545), or so long (an ISO period) after it was done last. */
export interface Rhythm { calendar?: string; every?: string; startsOn: string; until: string }
export interface PlanItem {
  id: string; customerId: string; siteId: string; serviceType: string; description: string; stage: 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'ENDED';
  /** Absent: nothing, or it counts from when an open order is done. */
  nextOn?: string; endsOn: string;
}
export interface Plan extends Answer {
  status: PlanItem['stage'];
  siteId: string; zone: string; serviceType: string; description: string; rhythm: Rhythm; from: string; to: string; leadDays: number;
  previousOpen: 'SKIP' | 'CREATE' | 'MERGE'; next?: { number: number; dueOn: string; raiseAt: string };
  occurrences: { number: number; dueOn: string; state: 'OPEN' | 'DONE' | 'MISSED' | 'SKIPPED' | 'MERGED'; orderId?: string; orderNumber?: string }[];
}
