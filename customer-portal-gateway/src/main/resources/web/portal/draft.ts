import type { AvailabilityWindow } from '../shared/shapes';

/** What was written and not yet sent: it outlives a reload and a new sign-in in this tab. */
export interface Draft { siteId: string; description: string; serviceType: string; priority: 'URGENT' | 'ROUTINE'; availability: AvailabilityWindow[]; assetIds: string[] }

const NAME = 'kept-request';
const BLANK: Draft = { siteId: '', description: '', serviceType: '', priority: 'ROUTINE', availability: [], assetIds: [] };

export function draft(): Draft {
  try {
    return { ...BLANK, ...JSON.parse(sessionStorage.getItem(NAME) ?? '{}') as Partial<Draft> };
  } catch {
    return { ...BLANK };
  }
}

export function keepDraft(now: Draft | undefined): void {
  try {
    if (now) sessionStorage.setItem(NAME, JSON.stringify(now));
    else sessionStorage.removeItem(NAME);
  } catch { /* then it lives as long as the page */ }
}
