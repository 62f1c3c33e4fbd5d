import type { Appointment, Fact, Order } from '../shared/shapes';

/** A booking that the calendar has taken and the order has not confirmed yet. */
export interface Reserved {
  visitId: string;
  appointment: Appointment;
  technician: string;
  at: number;
}

/** Longer than this and the order has long answered. */
const LONGEST_MILLIS = 10 * 60_000;
const nameOf = (orderId: string): string => `kept-reserved-${orderId}`;

export function reserve(orderId: string, booking: Omit<Reserved, 'at'>): void {
  sessionStorage.setItem(nameOf(orderId), JSON.stringify({ ...booking, at: Date.now() }));
}

export function reserved(orderId: string): Reserved | undefined {
  const written = sessionStorage.getItem(nameOf(orderId));
  const booking = written ? (JSON.parse(written) as Reserved) : undefined;
  return booking && Date.now() - booking.at < LONGEST_MILLIS ? booking : undefined;
}

export function forget(orderId: string): void {
  sessionStorage.removeItem(nameOf(orderId));
}

/** The order has taken the booking, at its new time, or has given it back. */
export function settled(booking: Reserved, order: Order | undefined, facts: Fact[] | undefined): boolean {
  const taken = order?.visits.some(visit => visit.visitId === booking.visitId && visit.appointment.start.slice(0,
    16) === booking.appointment.start.slice(0, 16));
  return !!taken || !!facts?.some(fact => fact.type === 'workorder.visit-refused' && fact.data?.visitId === booking.visitId);
}
