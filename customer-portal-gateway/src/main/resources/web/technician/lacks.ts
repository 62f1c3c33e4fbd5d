import { summaryOf, type Draft } from './draft';
import { billing } from './hours-card';
import type { View } from './view';

/** Things without which the job cannot be completed. */
export interface Lack {
  /** The id of the place on the page that supplies it: `result-photo`, `answer-pressure`. */
  what: string;
  words: string;
  icon: string;
  act: string;
}

type Known = { draft: Draft; shown: View };

/** In the order in which they stand on the page; each with whether it is missing, as far as this phone knows. */
const LACKS: (Lack & { missing: (known: Known) => boolean })[] = [
  { what: 'things', words: 'each thing to do', icon: 'list', act: 'Tick off each thing to do',
    missing: ({ shown }) => (requires(shown, 'ITEMS') || requires(shown, 'DONE_OR_REASON'))
      && shown.order.items.some(item => item.state === 'OPEN') },
  { what: 'log-from', words: 'hours', icon: 'timer', act: 'Say when you worked',
    missing: ({ shown }) => shown.order.completing?.hours === 'WORKED' && shown.worked <= 0 && shown.timers.length === 0 },
  { what: 'note', words: 'a note', icon: 'message-square', act: 'Write a note', missing: ({ shown }) => requires(shown, 'NOTES') && !noted(shown) },
  { what: 'result-photo', words: 'result photo', icon: 'camera', act: 'Take the result photo',
    missing: ({ shown }) => photoAsked(shown) && !shown.photos.some(one => one.phase === 'RESULT') },
  { what: 'billed-reason', words: 'why less is billed', icon: 'receipt', act: 'Say why less is billed',
    missing: ({ shown, draft }) => billing(shown, draft)?.lacksReason ?? false },
  { what: 'summary', words: 'what was done', icon: 'pen-line', act: 'Write what was done', missing: ({ draft, shown }) => !summaryOf(draft, shown.order).trim() },
  { what: 'signature', words: 'signature', icon: 'signature', act: 'Let the customer sign',
    missing: ({ shown, draft }) => requires(shown, 'SIGNATURE') && !draft.signature },
];

/** What this phone still needs. Where Kept has not said yet what is there, one photo too many beats a second drive. */
export function lacks(shown: View, draft: Draft): Lack[] {
  return LACKS.filter(lack => lack.missing({ shown, draft }));
}

/** An answer that Kept gave before it told what is required has none of it: then as most policies have it. */
export function requires(shown: View, what: string): boolean {
  return shown.order.completing?.requires.includes(what) ?? what === 'SIGNATURE';
}

/** What Kept misses of the completion; undefined where it has not said yet, because something else is in the way. */
function missed(shown: View): string[] | undefined {
  const { allowed, notAllowed } = shown.order;
  if (allowed.some(one => one.command === 'complete')) return [];
  const refusal = notAllowed.find(one => one.command === 'complete');
  return refusal?.code === 'incomplete' ? refusal.missing.map(one => one.what) : undefined;
}

function photoAsked(shown: View): boolean {
  const asked = shown.order.completing?.requires.includes('RESULT_PHOTO') ?? true;
  return asked && (missed(shown)?.includes('result-photo') ?? true);
}

/** By who works or who completes; the customer's does not count. */
function noted(shown: View): boolean {
  const kept = missed(shown);
  const writers = ['You', shown.order.technicianName];
  return (kept ? !kept.includes('note') : false) || shown.notes.some(note => kept ? note.by === 'You' : writers.includes(note.by));
}
