import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { command } from '../shared/api';
import { askFirst } from '../shared/dialog';
import { linkField } from '../shared/link-field';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import type { Asset } from '../shared/record';
import { organisation } from '../shared/session';
import type { Organisation, Page, Site } from '../shared/shapes';
import { notice } from '../shared/states';
import { toast } from '../shared/toast';
import { go, to } from './routes';
import { titled } from './titled';

/** As its owner tells it; `link` is absent where it was withdrawn. */
interface RequestForm { id: string; siteId: string; assetId?: string; openedAt: string; open: boolean; link?: string }

/** A sign to be printed and hung up, and its link: whoever scans it reports without an account. */
@customElement('office-sign')
export class Sign extends Piece {
  @property() formId = '';
  @state() private house?: Organisation;
  private readonly form = new Load<RequestForm>(this, () => `/directory/request-forms/${encodeURIComponent(this.formId)}`, {
    concerns: change => change.family === 'directory' });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: () => false });
  private readonly assets = new Load<Page<Asset>>(this, () => this.form.value?.assetId ? `/assets?site=${encodeURIComponent(this.form.value.siteId)}` : undefined, {
    concerns: () => false });

  override connectedCallback(): void {
    super.connectedCallback();
    organisation().then(house => { this.house = house; }, () => undefined);
  }

  protected override updated(): void {
    if (this.form.value?.assetId && !this.assets.value && !this.assets.loading && !this.assets.problem) void this.assets.now();
  }

  protected override render(): TemplateResult {
    titled('Sign');
    return html`${this.form.show('We could not load this sign.', form => this.page(form))}`;
  }

  private page(form: RequestForm): TemplateResult {
    const site = this.sites.value?.items.find(one => one.id === form.siteId);
    const equipment = this.assets.value?.items.find(one => one.id === form.assetId)?.name;
    return html`<div class="stack narrow"><header class="stack tight not-printed"><p class="muted small">${site ? html`<a href=${to.customer(site.customerId)}>The customer</a>` : nothing}</p>
        <h1>Reports without an account</h1><p class="muted">Whoever scans the sign or has the link may ask for work ${equipment ? `on ${equipment}` : 'here'}. What they send is an order like any other.</p></header>
      ${form.link ? this.sign(form.link, site, equipment) : notice('', 'circle-slash', 'This sign was withdrawn. Its code and its link lead nowhere any more.')}
      ${form.link ? this.ways(form.link, site) : nothing}</div>`;
  }

  private sign(link: string, site: Site | undefined, equipment: string | undefined): Part {
    return html`<section class="sign" aria-label="The sign"><p class="strong">${this.house?.name ?? ''}</p><h2>Something broken here? Scan.</h2>
      <img src="/api/directory/request-forms/${encodeURIComponent(this.formId)}/code" width="280" height="280" alt="Code with the link of this form" />
      <p>${equipment ? html`<span class="strong">${equipment}</span><br />` : nothing}${site?.address ?? ''}</p>
      <p>You need no account.${this.house?.phone ? html` Or call ${this.house.phone}.` : nothing}</p><p class="link-in-words">${link}</p></section>`;
  }

  private ways(link: string, site: Site | undefined): Part {
    return html`<div class="stack not-printed">${linkField('form-link', 'The link', link)}
      <p class="row"><button class="button primary" type="button" @click=${() => print()}>Print the sign</button>
        <button class="button" type="button" @click=${() => void this.withdraw(site)}>Withdraw…</button></p></div>`;
  }

  private async withdraw(site: Site | undefined): Promise<void> {
    const isDone = await askFirst({ title: 'Withdraw this sign?', body: 'Its code and its link end at once, also on signs that hang already. What was asked for stays. You can make a new sign.',
      keep: 'Keep it', act: 'Withdraw it', danger: true }, (_, key) => command(`/directory/request-forms/${encodeURIComponent(this.formId)}/close`, {}, { key, channel: 'OFFICE' }));
    if (!isDone) return;
    toast('The sign is withdrawn.');
    if (site) go(to.customer(site.customerId));
    else await this.form.fresh();
  }
}
