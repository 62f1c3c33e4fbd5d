import { html, type TemplateResult } from 'lit';
import type { Order } from '../shared/shapes';
import type { Draft } from './draft';
import './signature-pad';

/** The customer's, on this phone; where the policy does not ask for it, if they like. */
export function signatureCard(order: Order, draft: Draft, needed: boolean, keep: (change: Partial<Draft>) => void): TemplateResult {
  const name = draft.signedBy || order.requesterName;
  return html`<section class="card" aria-labelledby="signature"><div class="row apart"><h2 id="signature" tabindex="-1">Customer’s
    signature</h2><span class="muted small">${draft.signature ? 'signed' : needed ? 'still needed' : 'if they like'}</span></div>
    <div class="field"><label for="signed-by">Who signs</label><input class="input" id="signed-by" maxlength="200" autocomplete="off"
      .value=${name} @change=${(event: Event) => keep({ signedBy: (event.target as HTMLInputElement).value.trim() })} /></div>
    <kept-signature .name=${name} .kept=${draft.signature} @signed=${(event: CustomEvent<Blob | null>) =>
      keep({ signature: event.detail ?? undefined, signedBy: name })}></kept-signature></section>`;
}
