import type { Approval } from '../shared/shapes';

/** What the customer calls a status: whose turn it is, where somebody waits for somebody. */
export function customersWord(status: string, approval: Approval | undefined, reader: string): string | undefined {
  switch (status) {
    case 'SUBMITTED':
      if (approval?.state !== 'REQUESTED') return 'Being looked at';
      if (approval.approvers.some(person => person.id === reader)) return 'Waiting for your answer';
      return approval.approvers[0]?.name ? `Waiting for ${approval.approvers[0].name}` : 'Waiting for approval';
    case 'APPROVED':
    case 'READY':
      return 'Finding a time';
    case 'SCHEDULED':
    case 'DISPATCHED':
      return 'Booked';
    default:
      return undefined;
  }
}

export const STEPS = ['Asked', 'Booked', 'Arrived', 'Work', 'Done'] as const;

/** Which of the five steps is the present one, and whether it is complete. */
export function stepOf(status: string): { now: number; complete: boolean } {
  switch (status) {
    case 'SCHEDULED':
    case 'DISPATCHED':
    case 'EN_ROUTE':
      return { now: 1, complete: status !== 'EN_ROUTE' };
    case 'ARRIVED':
      return { now: 2, complete: true };
    case 'IN_PROGRESS':
    case 'ON_HOLD':
      return { now: 3, complete: false };
    case 'COMPLETED':
    case 'CLOSED':
      return { now: 4, complete: true };
    default:
      return { now: 0, complete: false };
  }
}
