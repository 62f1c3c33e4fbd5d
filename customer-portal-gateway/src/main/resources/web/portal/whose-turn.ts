import { waitingFor } from '../shared/status';
import type { Approval, Order } from '../shared/shapes';

/** What the customer calls a status: whose turn it is, where somebody waits for somebody. */
export function customersWord(status: string, approval: Approval | undefined, reader: string, hold?: string | null): string | undefined {
  switch (status) {
    case 'SUBMITTED':
      return approval?.state === 'REQUESTED' ? waitingForYes(approval, reader) : 'Being looked at';
    case 'APPROVED':
    case 'READY':
    case 'OFFERED':
    case 'ACCEPTED':
      return 'Finding a time';
    case 'SCHEDULED':
    case 'DISPATCHED':
      return 'Booked';
    case 'ON_HOLD':
      if (hold === 'WAITING_CUSTOMER') return 'On hold · waiting for your answer';
      if (hold === 'WAITING_APPROVAL' && approval?.state === 'REQUESTED') return `On hold · ${lower(waitingForYes(approval, reader))}`;
      return waitingFor(hold) ? `On hold · ${waitingFor(hold)}` : undefined;
    default:
      return undefined;
  }
}

function waitingForYes(approval: Approval, reader: string): string {
  if (approval.approvers.some(person => person.id === reader)) return 'Waiting for your answer';
  return approval.approvers[0]?.name ? `Waiting for ${approval.approvers[0].name}` : 'Waiting for approval';
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

export const STEPS = ['Asked', 'Booked', 'Arrived', 'Work', 'Done'] as const;

/** How far a visit can come before it ends. */
const STAGES = ['SCHEDULED', 'DISPATCHED', 'EN_ROUTE', 'ARRIVED', 'WORKING'];

/** Which of the five steps is the present one, and whether it is complete. A hold moves nothing: it is as far as the visit that stands. */
export function stepOf(order: Pick<Order, 'status' | 'visits'>): { now: number; complete: boolean } {
  const status = order.status === 'ON_HOLD' ? furthest(order.visits) : order.status;
  switch (status) {
    case 'SCHEDULED':
    case 'DISPATCHED':
    case 'EN_ROUTE':
      return { now: 1, complete: status !== 'EN_ROUTE' };
    case 'ARRIVED':
      return { now: 2, complete: true };
    case 'WORKING':
    case 'IN_PROGRESS':
      return { now: 3, complete: false };
    case 'COMPLETED':
    case 'CLOSED':
      return { now: 4, complete: true };
    default:
      return { now: 0, complete: false };
  }
}

function furthest(visits: Order['visits']): string | undefined {
  return STAGES[Math.max(...visits.map(visit => STAGES.indexOf(visit.status)))];
}
