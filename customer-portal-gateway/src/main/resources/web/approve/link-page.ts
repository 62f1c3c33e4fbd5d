import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { get } from '../shared/api';
import { companyBrand, companyFoot } from '../shared/header';
import { goAlong } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import { rest } from '../shared/route';
import type { InvoiceItem, Money, Organisation } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { themeSwitch } from '../shared/theme';

/** What a link from a mail is about. */
export interface About {
  purpose: string; expiresAt: string; revision: number;
  /** The order has changed since the mail was written. */
  stale: boolean;
  answered: boolean;
  /** GRANTED, DENIED, PAID, or LAPSED where the order ended before anybody answered. */
  answer?: string;
  amount?: Money;
  organisation?: Organisation;
  order?: { id: string; number: string; status: string; description: string; priority: string; customerName: string; siteAddress: string };
  invoice?: InvoiceItem;
}

/** A page that a mail's link opens, for somebody without an account. Looking changes nothing. */
export abstract class LinkPage extends Piece {
  protected readonly token = rest()[0] ?? '';
  @state() protected about?: About;
  @state() private problem?: Problem;

  protected abstract content(about: About): Part;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.themeHost = '';
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem = undefined;
    try {
      const [about] = await Promise.all([get<About>(`/links/${encodeURIComponent(this.token)}`, { stay: true }), goAlong()]);
      this.about = about;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  protected override render(): Part {
    const house = this.about?.organisation;
    return html`<header class="bar"><div class="inner">${companyBrand(house?.name ?? '', '#main')}<div class="end">${themeSwitch()}</div></div></header>
      <main id="main" class="column"><div class="stack loose">${this.body()}</div>${companyFoot(house?.name)}</main>`;
  }

  private body(): Part {
    if (this.about) return this.content(this.about);
    if (this.problem?.status === 404 || this.problem?.status === 403) return this.ended();
    if (this.problem) return failed('We could not open this link.', this.problem, () => void this.load());
    return html`<kept-loading></kept-loading>`;
  }

  protected ended(): Part {
    return html`<div class="card"><h1 class="aside">This link has ended</h1>${empty('This link has ended', 'Links from mails hold for a while, and only whole. Open it from the mail again, or sign in.',
      html`<a class="button" href="/sign-in">Sign in</a>`, 'history')}</div>`;
  }

  /** How to ask a person. */
  protected ask(about: About): Part {
    const phone = about.organisation?.phone;
    return phone ? html`<p class="row center">${icon('phone')}<a href="tel:${phone.replace(/\s/g, '')}">Ask ${about.organisation!.name} first, ${phone}</a></p>` : nothing;
  }
}
