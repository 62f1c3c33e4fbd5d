// What the API's answers look like, as far as more than one face reads them.

export interface Money { minor: number; currency: string }
export interface Quantity { amount: number; unit: string }
/** Text about or by a person. */
export interface Personal { of: string; text: string }
export interface FileRef { sha256: string; contentType: string; bytes: number; name: string; of: string }
/** Wall times (`2026-11-26T10:00`) in `zone`. */
export interface Appointment { zone: string; start: string; end: string; arrivalFrom: string; arrivalTo: string }
export interface AvailabilityWindow { date: string; from: string; to: string }
export interface Page<T> { items: T[]; next?: string }

export interface Missing { what: string; sentence: string; command: string }
/** `required`: those of the fields that may not be left out now, where the owner says so. */
export interface Allowed { command: string; label: string; method: string; href: string; fields: string[]; required?: string[] }
export interface NotAllowed { command: string; label: string; code: string; sentence: string; missing: Missing[] }
/** The answer to a command, and part of every owner's answer about one thing. */
export interface Answer {
  id: string;
  version: number;
  /** `workorder/<id>@17`, for `after`. */
  reference: string;
  replayed: boolean;
  status?: string;
  revision?: number;
  allowed: Allowed[];
  notAllowed: NotAllowed[];
}

export interface Person { id: string; name: string; email: string; roles: string[]; customerId?: string; tenant: string }
export interface Organisation { id: string; name: string; zone: string; currency: string; email: string; phone: string }
export interface Site {
  id: string; customerId: string; address: string; accessNotes: string; zone: string; latitude?: number; longitude?: number; version: number;
}
export interface ServiceType {
  code: string; name: string; expectedMinutes: number; skills: string[];
  /** Words and phrases by which customers name it. */
  keywords: string[];
  version: number;
}

/** A row of a list of orders. */
export interface OrderItem {
  id: string; number: string; /** Of the policy that says what its status is called. */ policyId: string; status: string; hold?: string; billing?: string; outcome?: string; priority: string; description: string; serviceType: string;
  customerId: string; customerName: string; siteId: string; siteAddress: string; technicianId?: string; technicianName?: string;
  appointment?: Appointment; visitId?: string; openedAt: string; revision: number; version: number;
  /** A technician may take it: nobody has it or is to come. */
  free?: boolean;
  /** A time that waits for its confirmation. */
  proposed?: Appointment;
}

/** One order as its owner shows it: with what is allowed, and what is missing for the rest. */
export interface Order extends Answer {
  status: string;
  number: string; policy: string; source: string; priority: string; asap: boolean; description: string;
  serviceType: string; serviceTypeName: string; customerId: string; customerName: string; /** What they like and dislike, for those who serve them. */ customerWishes?: string;
  siteId: string; siteAddress: string;
  /** The site's, in which all its wall times are read. */
  zone: string;
  accessNotes?: string; requesterId: string; requesterName: string; openedAt: string; availability: AvailabilityWindow[];
  items: { itemId: string; description: string; state: 'OPEN' | 'RESOLVED' | 'CLOSED' | 'MOVED'; reason?: string }[];
  attachments: FileRef[]; estimate?: Money;
  /** Of the visit that stands or was the last; so are `appointment` and `visitId`. */
  technicianId?: string; technicianName?: string; visitId?: string; appointment?: Appointment;
  visits: Visit[]; approval?: Approval;
  billing?: { state: string; /** the invoice's id */ document: string; amount: Money };
  documents: OrderDocument[];
  photos: { photoId: string; phase: string; file: FileRef; by: string; at: string; late: boolean }[];
  notes: { noteId: string; text: string; by: string; at: string; late: boolean }[];
  parts: { lineId: string; partId: string; name: string; quantity: Quantity; location: string; late: boolean;
    serial?: string; /** a day */ warrantyUntil?: string }[];
  /** What is asked with a command, by the command's name. */
  forms?: Record<string, FormField[]>;
  answers?: { form: string; fieldId: string; label: string; kind: FormField['kind']; text?: string; ticked: string[]; file?: FileRef; by: string; at: string }[];
  recommendations: { recommendationId: string; text: string; inMonths: number; by: string; at: string }[];
  /** ISO duration of all stopped timers and of what was logged. */
  worked: string;
  running?: { personId: string; personName: string; since: string; attended: boolean };
  /** For which it may be put on hold, each with what becomes of the visits that stand. */
  holdReasons: Record<string, 'KEPT' | 'RELEASED'>;
  /** The last one since the order lives, where the work is offered. */
  offer?: { offerId: string; vendorId: string; vendorName: string; state: 'SENT' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN' | 'UNASSIGNED';
    round: number; acceptBy: string };
  /** Which raised it; `number` counts its times from 1. */
  plan?: { planId: string; number: number };
  proposal?: Proposal;
  hold?: { reason: string; note: string; visits: 'KEPT' | 'RELEASED'; until?: string; by: string; since: string };
  completion?: { summary: string; by: string; at: string; worked: string; trips: number; signature?: FileRef; signedBy?: string;
    billed?: string; billedReason?: string };
  /** What its completion asks for. An answer that Kept gave before it told this has none; so with the three below. */
  completing?: Completing;
  /** Up to which, for everything together, nobody is asked about more work. */
  extraLimit?: Money;
  times?: { personId: string; personName: string; from: string; to: string; attended: boolean }[];
  timers?: { personId: string; personName: string; since: string; attended: boolean }[];
  /** That it can take under its policy: where a no leads to, and whether it may wait on the way. */
  path?: { stops: { status: string; optional: boolean }[]; afterNo: string[]; mayWait: boolean };
  /** What was said last of whether one pays; `until` is a day. */
  /** What stands there and the work is about. */
  equipment: { assetId: string; name: string; model: string; serial: string; /** a day */ warrantyUntil?: string }[];
  warranty?: { covered: boolean; words: string; until?: string; by: string; at: string };
  /** To other orders, and what was left for another day. */
  ties?: Ties;
  outcome?: string; endedAt?: string; endedReason?: string;
  /** How long it has been in each status (an ISO duration), until now or the moment that is looked at; a closed order's clock stands still. */
  spent?: { status: string; /** of a hold */ reason?: string; length: string; now: boolean }[];
  /** The moment that is looked at; absent: it is as it is now. `facts` of `of` count then. */
  asOf?: { at: string; hindsight: boolean; facts: number; of: number };
}
/** A time that Kept looks for by itself. Of one that is PROPOSED, `visitId` and what follows it are what a booking names to take it up. */
export interface Proposal {
  state: 'WANTED' | 'PROPOSED' | 'NOTHING_FREE' | 'DECLINED' | 'LAPSED';
  visitId?: string; appointment?: Appointment; technicianId?: string; technicianName?: string; reasons: string[];
  confirm?: 'OFFICE' | 'CUSTOMER' | 'AUTO';
  /** Why nothing is proposed. */
  nothing?: 'PAST' | 'NOBODY_ABLE' | 'NOBODY_WORKS' | 'ALL_BOOKED';
  /** When it would suit, of who declined. */
  wish?: string;
}
export interface Ties {
  /** Of the kind ORDER, `followUpId` and `number` are the new order's. */
  followUps: { kind: 'ORDER' | 'TASK' | 'REMINDER'; followUpId: string; number?: string; text: string; inMonths?: number }[];
  others: { orderId: string; number: string; kind: 'RELATED' | 'FOLLOW_UP' | 'DUPLICATE' | 'CALLBACK' }[];
  mergedInto?: { orderId: string; number: string };
}
/** `fromBooking`: a booked visit is completed as it stands. Spans are ISO durations; `minBilled` and `billedStep` go with BILLED. */
export interface Completing {
  requires: string[]; fromBooking: boolean; hours: 'NONE' | 'WORKED' | 'BILLED'; minBilled?: string; billedStep?: string; worked: string;
  /** A draft of what was done, put together of what was written down. */
  summary?: string;
}
/** One question of a form. */
export interface FormField {
  id: string; label: string; kind: 'TEXT' | 'NUMBER' | 'CHOICE' | 'DATE' | 'PHOTO' | 'SIGNATURE' | 'CHECKLIST';
  required?: boolean; choices?: string[]; min?: number | null; max?: number | null;
}
export interface Visit {
  visitId: string;
  /** SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE, MISSED or CANCELLED */
  status: string;
  appointment: Appointment; technicianId?: string; technicianName?: string; arrivedAt?: string; newEta?: string;
  /** AS_STIPULATED, AMEND or NOT_CARRIED_OUT, as was chosen on site. */
  course?: string;
}
export interface Approval {
  approvalId: string; kind: 'INITIAL' | 'EXTRA_WORK'; state: 'REQUESTED' | 'GRANTED' | 'DENIED' | 'LAPSED' | 'WITHDRAWN'; amount?: Money; revision: number;
  /** `inPlaceOf`: the name of who is away. */
  approvers: { id: string; name: string; inPlaceOf?: string }[]; by?: string; decidedAt?: string; reason?: string;
}
export interface OrderDocument { documentId: string; kind: 'OPENING' | 'ORDER' | 'REPORT'; edition: number; revision: number; file: FileRef; issuedAt: string }

export interface InvoiceItem {
  id: string; orderId: string; orderNumber: string; customerId: string; customerName: string; number?: string; state: string;
  net: Money; vat: Money; gross: Money; paid: Money; draftedAt: string; issuedOn?: string; dueOn?: string; sha256?: string; version: number;
}

export interface Why { policy: string; rule: string; because: string }
/** One fact of an order's timeline. */
export interface Fact {
  sequence: number;
  /** The stored name: `workorder.approval-granted`. */
  type: string;
  occurredAt: string;
  recordedAt: string;
  /** `person:<id>`, `policy:home-service@1`, `timer:<name>`, `service:<name>`. */
  actor: string;
  actorName?: string;
  onBehalfOf?: string;
  onBehalfOfName?: string;
  /** PORTAL, OFFICE, PHONE_APP, API, MAIL_LINK or AUTOMATIC. */
  channel?: string;
  why?: Why;
  data?: Record<string, unknown>;
}
