/** One fact as an operator sees it: personal values are masked before they leave the gateway. */
export interface Seen { topic: string; partition: number; offset: number; stream: string; headers: Record<string, string>; data: unknown }

export const idOf = (seen: Seen): string => `${seen.topic}/${seen.partition}/${seen.offset}`;
export const familyOf = (topic: string): string => topic.slice(topic.lastIndexOf('.') + 1);
export const recordedAt = (seen: Seen): string => seen.headers.recordedat ?? seen.headers.time ?? '';

/** `workorder.approval-granted` as `ApprovalGranted`, as it stands in the code. */
export function className(type: string | undefined): string {
  return (type ?? 'unknown').slice((type ?? '').indexOf('.') + 1).split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function symbolOf(actor: string | undefined): string {
  if (actor?.startsWith('person:')) return 'user';
  if (actor?.startsWith('timer:')) return 'clock';
  return actor?.startsWith('policy:') ? 'zap' : 'radio';
}
