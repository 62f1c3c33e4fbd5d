// What the API answers the office and the phone, beyond the shapes that every face reads.
import type { Answer, Appointment, AvailabilityWindow, FileRef, Money, Quantity } from './shapes';

/** One order, as its owner tells it. Names are empty until the directory's facts have arrived there. */
export interface Order extends Answer {
  status: string;
  number: string;
  policy: string;
  source: string;
  priority: string;
  asap: boolean;
  description: string;
  serviceType: string;
  serviceTypeName: string;
  customerId: string;
  customerName: string;
  siteId: string;
  siteAddress: string;
  zone: string;
  /** For the office, and for the assignee while the order is open. */
  accessNotes?: string;
  requesterId: string;
  requesterName: string;
  openedAt: string;
  availability: AvailabilityWindow[];
  items: { itemId: string; description: string; state: 'OPEN' | 'RESOLVED' | 'CLOSED' }[];
  attachments: FileRef[];
  estimate?: Money;
  technicianId?: string;
  technicianName?: string;
  visitId?: string;
  appointment?: Appointment;
  visits: Visit[];
  approval?: Approval;
  billing?: { state: string; document: string; amount: Money };
  documents: { documentId: string; kind: string; edition: number; file: FileRef; issuedAt: string }[];
  photos: { photoId: string; phase: PhotoPhase; file: FileRef; by: string; at: string; late: boolean }[];
  notes: { noteId: string; text: string; by: string; at: string; late: boolean }[];
  parts: { lineId: string; partId: string; name: string; quantity: Quantity; location: string; late: boolean }[];
  /** ISO duration of all timers that were stopped. */
  worked: string;
  running?: { personId: string; personName: string; since: string };
  completion?: { summary: string; by: string; at: string; worked: string; trips: number; signature?: FileRef; signedBy?: string };
  outcome?: string;
  endedAt?: string;
  endedReason?: string;
}

export type PhotoPhase = 'PROBLEM' | 'IN_PROGRESS' | 'RESULT';

export interface Visit {
  visitId: string;
  status: string;
  appointment: Appointment;
  technicianId?: string;
  technicianName?: string;
  arrivedAt?: string;
}

export interface Approval {
  approvalId: string;
  kind: string;
  state: 'REQUESTED' | 'GRANTED' | 'DENIED';
  amount?: Money;
  revision: number;
  approvers: { id: string; name: string }[];
  by?: string;
  decidedAt?: string;
  reason?: string;
}

/** One of a technician's visits; `status` is the order's. */
export interface Job {
  orderId: string;
  number: string;
  visitId: string;
  status: string;
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
  latitude: number;
  longitude: number;
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
}

export interface Customer {
  id: string;
  name: string;
  primaryContactId: string;
  billingAddress: string;
}

export interface Technician {
  id: string;
  skills: string[];
  zone: string;
  days: string[];
  from: string;
  to: string;
}

export interface CalendarItem {
  visitId: string;
  orderId: string;
  technicianId: string;
  appointment: Appointment;
  status: 'RESERVED' | 'CONFIRMED' | 'RELEASED';
}

export interface Slot {
  technicianId: string;
  appointment: Appointment;
  reasons: { text: string; plus: boolean }[];
}

export interface Slots {
  items: Slot[];
  refused: { technicianId: string; rule: string; sentence: string }[];
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
