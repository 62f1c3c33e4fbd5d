import type { Given } from '../shared/form';
import { answers } from '../shared/phone-store';
import type { Order } from '../shared/shapes';
import type { Choice } from './course-card';

/** What was begun on this phone and is not given yet: the closing words and the signature. */
export interface Draft {
  note: string;
  /** Absent: nobody has touched what was put together of the notes. */
  summary?: string;
  signedBy: string;
  signature?: Blob;
  /** What is left for another day, while it is written. */
  left?: { text: string; kind: string; items: string[] };
  /** To the questions of the order's form, by the fields' ids. */
  answers: Given;
  /** Minutes that are billed; absent: what was worked, in steps, and at least the least. */
  billed?: number;
  billedReason: string;
  /** The job is completed without the steps before. */
  straight: boolean;
  /** How it goes on, picked and not given. */
  course?: Choice;
}

export const EMPTY: Draft = { note: '', signedBy: '', answers: {}, billedReason: '', straight: false };

/** What was written, else what Kept put together of what was written down on the way. */
export function summaryOf(draft: Draft, order: Order): string {
  return draft.summary ?? order.completing?.summary ?? '';
}

const pathOf = (orderId: string): string => `draft:${orderId}`;

export async function draftOf(orderId: string): Promise<Draft> {
  return { ...EMPTY, ...((await answers.get(pathOf(orderId)))?.body as Partial<Draft> | undefined) };
}

export function keepDraft(orderId: string, draft: Draft): Promise<void> {
  return answers.put({ path: pathOf(orderId), at: new Date().toISOString(), body: draft });
}
