import type { Given } from '../shared/form';
import { answers } from '../shared/phone-store';
import type { Choice } from './course-card';

/** What was begun on this phone and is not given yet: the closing words and the signature. */
export interface Draft {
  note: string;
  summary: string;
  signedBy: string;
  signature?: Blob;
  /** To the questions of the order's form, by the fields' ids. */
  answers: Given;
  /** How it goes on, picked and not given. */
  course?: Choice;
}

const pathOf = (orderId: string): string => `draft:${orderId}`;

export async function draftOf(orderId: string): Promise<Draft> {
  const kept = (await answers.get(pathOf(orderId)))?.body as Partial<Draft> | undefined;
  return { note: '', summary: '', signedBy: '', answers: {}, ...kept };
}

export function keepDraft(orderId: string, draft: Draft): Promise<void> {
  return answers.put({ path: pathOf(orderId), at: new Date().toISOString(), body: draft });
}
