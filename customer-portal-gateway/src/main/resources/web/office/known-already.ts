import { html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Customer } from '../shared/answers';
import { get } from '../shared/api';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Page } from '../shared/shapes';
import { alikeNote, type Alike } from './alike';
import type { Newcomer } from './newcomer';

const SETTLE_MILLIS = 400;

/** Before somebody new is written down: who is known by the same number, address or name. `<office-known-already .who=${newcomer} @chosen=${…}>` tells of a customer. */
@customElement('office-known-already')
export class KnownAlready extends Piece {
  @property({ attribute: false }) who?: Newcomer;
  private readonly alike = new Load<Page<Alike>>(this, () => {
    const { name = '', phone = '', email = '', address = '' } = this.who ?? {};
    return phone.trim() || email.trim() || (name.trim() && address.trim()) ? `/similar-customers?${new URLSearchParams({ name, phone, email, address })}` : undefined;
  }, { concerns: () => false });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('who')) this.alike.soon(SETTLE_MILLIS);
  }

  protected override render(): Part {
    return alikeNote('They may be known already', this.alike.value?.items ?? [], one => html`<button class="linklike" type="button"
      @click=${() => void this.choose(one)}>It is them<span class="aside">: ${one.name}</span></button>`);
  }

  private async choose(one: Alike): Promise<void> {
    const detail = (await get<Page<Customer>>(`/customers?id=${encodeURIComponent(one.id)}`)).items[0];
    if (detail) this.dispatchEvent(new CustomEvent('chosen', { detail }));
  }
}
