import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get } from '../shared/api';
import { companyBrand, companyFoot } from '../shared/header';
import { goAlong } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import { rest } from '../shared/route';
import type { Organisation, ServiceType } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { themeSwitch } from '../shared/theme';
import './ask-form';
import type { Sent } from './ask-form';

/** What a form at a place is about. */
export interface Form {
  organisation?: Organisation; place: string; equipment?: string; /** IANA name, at the place. */ zone: string; kinds: ServiceType[];
  /** Goes back with what is sent. */
  opened: string;
}

/** The page behind the sign at a place: somebody without an account says what is wrong. */
@customElement('kept-ask')
export class Ask extends Piece {
  private readonly path = `/links/${encodeURIComponent(rest()[0] ?? '')}`;
  @state() private form?: Form;
  @state() private problem?: Problem;
  @state() private sent?: Sent;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.themeHost = '';
    void this.load();
  }

  private async load(): Promise<void> {
    this.problem = undefined;
    this.sent = undefined;
    try {
      [this.form] = await Promise.all([get<Form>(`${this.path}/form`, { stay: true }), goAlong()]);
      document.title = `Something broken here? · ${this.form.organisation?.name ?? 'Kept'}`;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  protected override render(): Part {
    const house = this.form?.organisation;
    return html`<header class="bar"><div class="inner">${companyBrand(house?.name ?? '', '#main')}<div class="end">${themeSwitch()}</div></div></header>
      <main id="main" class="column" tabindex="-1"><div class="stack loose">${this.body()}</div>${companyFoot(house?.name)}</main>`;
  }

  private body(): Part {
    if (this.problem?.status === 404) return html`<div class="card"><h1 class="aside">This form has been taken down</h1>${empty('This form has been taken down',
      'Nothing can be sent from here any more. If something is broken, call the company whose name is on the sign.', undefined, 'history')}</div>`;
    if (this.problem) return failed('We could not open this form.', this.problem, () => void this.load());
    if (!this.form) return html`<kept-loading></kept-loading>`;
    return this.sent ? this.thanks(this.form, this.sent) : html`<ask-form .form=${this.form} .path=${this.path}
      @sent=${(event: CustomEvent<Sent>) => { this.sent = event.detail; void this.toTop(); }}></ask-form>`;
  }

  private async toTop(): Promise<void> {
    await this.updateComplete;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
  }

  private thanks(form: Form, sent: Sent): TemplateResult {
    const house = form.organisation?.name ?? 'The office';
    return html`<section class="card" role="status"><p class="muted small">${place(form)}</p>
      <h1>${icon('circle-check')} ${sent.already ? 'We know of this already' : 'Thank you, it has arrived'}</h1>
      <p>Its number is <b class="strong">${sent.number}</b>. Name it if you call.</p>
      ${sent.already
        ? html`<p>The same was sent from here within the last hour. Nothing more is needed: it is one order, and ${house} is on it.</p>`
        : html`<h2>What happens next</h2><ol class="stack tight"><li>${house} looks at it and decides who comes.</li>
          <li>You are told when somebody comes${sent.byMail ? ', by mail' : ', by text message'}.</li><li>Nobody asks you for money.</li></ol>`}</section>
      <p class="row"><button class="button" type="button" @click=${() => void this.load()}>Something else is broken, too</button></p>
      ${phoneLine(form, 'Call')}`;
  }
}

/** Where, and what of it. */
export function place(form: Form): string {
  return form.equipment ? `${form.equipment}, ${form.place}` : form.place;
}

/** How to reach a person instead. */
export function phoneLine(form: Form, words: string): Part {
  const phone = form.organisation?.phone;
  return phone ? html`<p class="row">${icon('phone')}<a href="tel:${phone.replace(/\s/g, '')}">${words} ${form.organisation!.name}, ${phone}</a></p>` : '';
}
