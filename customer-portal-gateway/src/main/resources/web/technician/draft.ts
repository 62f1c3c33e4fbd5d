import { answers } from '../shared/phone-store';

/** What was begun on this phone and is not given yet: the closing words and the signature. */
export interface Draft {
  note: string;
  summary: string;
  signedBy: string;
  signature?: Blob;
}

const pathOf = (orderId: string): string => `draft:${orderId}`;

export async function draftOf(orderId: string): Promise<Draft> {
  return ((await answers.get(pathOf(orderId)))?.body as Draft | undefined) ?? { note: '', summary: '', signedBy: '' };
}

export function keepDraft(orderId: string, draft: Draft): Promise<void> {
  return answers.put({ path: pathOf(orderId), at: new Date().toISOString(), body: draft });
}
