import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { field, select, textArea, textInput, toFirstWrong } from '../shared/field';
import { Load } from '../shared/load';
import { Piece } from '../shared/piece';
import type { Answer, Page, ServiceType } from '../shared/shapes';
import { notice } from '../shared/states';
import { Suggested } from '../shared/suggested';

interface SiteName { id: string; address: string; customerName: string }

const LONGEST = 4000;

/** What a technician finds, or is asked for on the telephone: an order for the customer, opened at the work. It needs a signal. */
@customElement('tech-new-job')
export class NewJob extends Piece {
  @state() private siteId = '';
  @state() private wanted = '';
  @state() private kind = '';
  @state() private words = '';
  @state() private wrong: Record<string, string> = {};
  private readonly doing = new Doing(this);
  private readonly sites = new Load<Page<SiteName>>(this, () => '/site-names', { concerns: change => change.family === 'directory' });
  private readonly suggested = new Suggested(this, () => this.words);
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    document.title = 'New order · Kept';
    return html`<div class="stack"><p class="muted small"><a href="/technician">My jobs</a></p><h1>New order</h1>
      ${this.sites.show('We could not load the places.', page => this.form(page.items))}</div>`;
  }

  private form(all: SiteName[]): TemplateResult {
    const { wrong } = this;
    const sought = this.wanted.trim().toLowerCase();
    const sites = all.filter(site => site.id === this.siteId || `${site.customerName} ${site.address}`.toLowerCase().includes(sought));
    return html`<form class="card" novalidate @submit=${this.send}>
      ${field({ id: 'find-site', label: 'Find a place', aside: 'optional' }, textInput({ id: 'find-site', type: 'search', value: this.wanted, most: 100,
        input: value => { this.wanted = value; } }))}
      ${field({ id: 'site', label: 'Where', wrong: wrong.site }, select({ id: 'site', value: this.siteId, wrong: wrong.site, required: true, input: value =>
        { this.siteId = value; } }, [{ value: '', label: 'Choose' }, ...sites.map(one => ({ value: one.id, label: `${one.customerName}, ${one.address}` }))]))}
      ${field({ id: 'description', label: 'What is wrong', wrong: wrong.description }, textArea({ id: 'description', value: this.words,
        wrong: wrong.description, required: true, most: LONGEST, rows: 3, input: value => {
          this.words = value;
          this.suggested.typed();
        } }))}
      ${field({ id: 'kind', label: 'Kind of work', wrong: wrong.kind }, html`${select({ id: 'kind', value: this.kind, wrong: wrong.kind, required: true, input: value =>
        { this.kind = value; } }, [{ value: '', label: 'Choose' }, ...(this.kinds.value?.items ?? []).map(one => ({ value: one.code, label: one.name }))])}
        ${this.suggested.offers(this.kind, code => { this.kind = code; })}`)}
      ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
      <div class="row">${button('Open the order', undefined, this.doing.any, { kind: 'primary', type: 'submit', busyLabel: 'Opening', icon: 'check' })}
        <a class="button" href="/technician">Not now</a></div></form>`;
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    this.wrong = { ...(this.siteId ? {} : { site: 'Choose where the work is.' }), ...(this.kind ? {} : { kind: 'Choose the kind of work.' }),
      ...(this.words.trim() ? {} : { description: 'Write down what is wrong, in a sentence.' }) };
    if (Object.keys(this.wrong).length) return void this.updateComplete.then(() => toFirstWrong(this));
    const body = { siteId: this.siteId, serviceType: this.kind, description: this.words.trim() };
    const answer = await this.doing.run('open', key => command<Answer>('/work-orders', { ...body, id: key }, { key, channel: 'PHONE_APP' }),
      { said: body, quiet: true });
    if (!answer) return;
    history.pushState(null, '', `/technician/jobs/${encodeURIComponent(answer.id)}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }
}
