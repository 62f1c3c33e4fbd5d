import type { View } from './view';

/** A step of a job as the phone offers it. */
export interface Step {
  command: string;
  label: string;
  icon: string;
  /** The status that it leads to. */
  to: string;
  /** In the list of what is saved. */
  said: string;
}

export const STEPS: Step[] = [
  { command: 'start-travel', label: 'Start travelling', icon: 'truck', to: 'EN_ROUTE', said: 'On the way' },
  { command: 'arrive', label: 'I have arrived', icon: 'map-pin', to: 'ARRIVED', said: 'Arrived' },
  { command: 'start-work', label: 'Start work', icon: 'wrench', to: 'IN_PROGRESS', said: 'Work started' },
  { command: 'complete', label: 'Complete job', icon: 'circle-check-big', to: 'COMPLETED', said: 'Work done' },
];

const AFTER: Record<string, string> = { SCHEDULED: 'start-travel', DISPATCHED: 'start-travel', EN_ROUTE: 'arrive', ARRIVED: 'start-work' };

/** A visit is booked, and its work has not begun. */
export const BEFORE_WORK = ['SCHEDULED', 'DISPATCHED', 'EN_ROUTE', 'ARRIVED'];

/** Whether what completes the job is asked for: the work has begun, or it is completed without the steps before. */
export function isFinishing(shown: View, straight: boolean): boolean {
  const { status } = shown.order;
  return status === 'IN_PROGRESS' || (straight && mayCompleteStraight(shown));
}

/** Where the policy has nobody report arrival and start, a booked visit is completed as it stands. */
export function mayCompleteStraight(shown: View): boolean {
  return !!shown.order.completing?.fromBooking && BEFORE_WORK.includes(shown.order.status)
    && (shown.ahead || [...shown.order.allowed, ...shown.order.notAllowed].some(one => one.command === 'complete'));
}

/** The one step that comes next: as Kept allows it, or, with steps waiting here, as it will. */
export function nextStep(shown: View, straight: boolean): Step | undefined {
  const { order } = shown;
  if (isFinishing(shown, straight)) return STEPS[3];
  const allowed = shown.ahead ? [] : STEPS.slice(0, 3).filter(step => order.allowed.some(one => one.command === step.command));
  const usual = STEPS.find(step => step.command === AFTER[order.status]);
  if (!shown.ahead) return allowed.find(step => step === usual) ?? allowed[0];
  return usual;
}

/** Whether Kept offers a command, or would once it knows what waits here. */
export function mayDo(shown: View, command: string): boolean {
  return shown.order.allowed.some(one => one.command === command)
    || (shown.ahead && !['COMPLETED', 'CLOSED'].includes(shown.order.status));
}
