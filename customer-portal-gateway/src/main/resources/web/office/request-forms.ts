import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Load } from '../shared/load';
import { Piece } from '../shared/piece';
import type { Asset } from '../shared/record';
import type { Page } from '../shared/shapes';
import { letPeopleReport } from './customer-forms';
import { go, to } from './routes';

interface ListedForm { id: string; siteId: string; assetId?: string; openedAt: string }

/** The signs at a place by which people report without an account: `<office-request-forms .siteId=${id}>`. */
@customElement('office-request-forms')
export class RequestForms extends Piece {
  @property() siteId = '';
  private readonly mine = { concerns: (change: { family: string }) => change.family === 'directory' };
  private readonly forms = new Load<Page<ListedForm>>(this, () => `/request-forms?site=${encodeURIComponent(this.siteId)}`, this.mine);
  private readonly assets = new Load<Page<Asset>>(this, () => `/assets?site=${encodeURIComponent(this.siteId)}`, this.mine);

  protected override render(): TemplateResult {
    return html`${this.forms.show('We could not load the signs.', page => html`${page.items.length ? html`<ul class="stack tight links">${page.items.map(form => html`<li><a
      href=${to.sign(form.id)}>Sign and link: ${this.about(form)}</a></li>`)}</ul>` : ''}
      <button class="button quiet small" type="button" @click=${() => void this.open()}>Let people report here without an account</button>`)}`;
  }

  private about(form: ListedForm): string {
    return this.assets.value?.items.find(asset => asset.id === form.assetId)?.name ?? (form.assetId ? 'equipment' : 'the whole place');
  }

  /** What stands there now: a dialog that is open does not change any more. */
  private async open(): Promise<void> {
    await this.assets.now();
    await letPeopleReport(this.siteId, this.assets.value?.items ?? [], id => go(to.sign(id)));
  }
}
