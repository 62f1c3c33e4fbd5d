import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import type { Customer } from '../shared/answers';
import { command } from '../shared/api';
import { field, fieldSet, select, textArea, textInput, toFirstWrong } from '../shared/field';
import { addDays, dateIn, plainDate, READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { now } from '../shared/now';
import { Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Answer, Page, ServiceType, Site } from '../shared/shapes';
import { notice } from '../shared/states';
import { rhythmOf, type Pick } from './rhythm';
import { go, to } from './routes';
import { titled } from './titled';

const UNITS = [{ value: 'DAILY', label: 'days' }, { value: 'WEEKLY', label: 'weeks' }, { value: 'MONTHLY', label: 'months' }, { value: 'YEARLY', label: 'years' }];
const LONGEST = 4000;

interface Draft extends Pick { customerId: string; siteId: string; serviceType: string; description: string; from: string; to: string; lead: string; previousOpen: string }

/** Work that is to come again; the days are shown before it is kept. */
@customElement('office-new-plan')
export class NewPlan extends Piece {
  private readonly today = dateIn(READER_ZONE, now());
  @state() private draft: Draft = { customerId: '', siteId: '', serviceType: '', description: '', every: 3, unit: 'MONTHLY', floating: false,
    startsOn: addDays(this.today, 30), until: addDays(this.today, 730), from: '08:00', to: '17:00', lead: '14', previousOpen: 'SKIP' };
  @state() private wrong: Record<string, string> = {};
  @state() private days?: string[];
  private readonly doing = new Doing(this);
  private readonly customers = new Load<Page<Customer>>(this, () => '/customers', { concerns: change => change.family === 'directory' });
  private readonly sites = new Load<Page<Site>>(this, () => '/sites', { concerns: change => change.family === 'directory' });
  private readonly kinds = new Load<Page<ServiceType>>(this, () => '/service-types', { concerns: change => change.family === 'directory' });

  protected override render(): TemplateResult {
    titled('New plan');
    return html`<div class="stack narrow"><p class="muted small"><a href=${to.plans()}>Plans</a> / new</p><h1>New plan</h1>
      ${this.customers.show('We could not load the customers.', page => this.form(page.items))}</div>`;
  }

  private form(customers: Customer[]): TemplateResult {
    const { draft, wrong } = this;
    const sites = (this.sites.value?.items ?? []).filter(site => site.customerId === draft.customerId);
    return html`<form class="card" novalidate @submit=${this.send}>
      ${field({ id: 'customer', label: 'Customer', wrong: wrong.customer }, select({ id: 'customer', value: draft.customerId, wrong: wrong.customer,
        required: true, input: customerId => this.set({ customerId, siteId: '' }) }, [{ value: '', label: 'Choose' }, ...customers.map(one => ({ value: one.id, label: one.name }))]))}
      ${draft.customerId ? field({ id: 'site', label: 'Where', wrong: wrong.site }, select({ id: 'site', value: draft.siteId, wrong: wrong.site,
        required: true, input: siteId => this.set({ siteId }) }, [{ value: '', label: 'Choose' }, ...sites.map(one => ({ value: one.id, label: one.address }))])) : nothing}
      ${field({ id: 'kind', label: 'Kind of work', wrong: wrong.kind }, select({ id: 'kind', value: draft.serviceType, wrong: wrong.kind, required: true,
        input: serviceType => this.set({ serviceType }) }, [{ value: '', label: 'Choose' }, ...(this.kinds.value?.items ?? []).map(one => ({ value: one.code, label: one.name }))]))}
      ${field({ id: 'description', label: 'What is to be done each time', wrong: wrong.description }, textArea({ id: 'description', value: draft.description,
        wrong: wrong.description, required: true, most: LONGEST, rows: 3, input: description => this.set({ description }) }))}
      ${fieldSet({ id: 'how-often', label: 'How often', wrong: wrong.every }, html`<div class="inline">
        ${field({ id: 'every', label: 'Every' }, textInput({ id: 'every', value: String(draft.every), inputmode: 'numeric', most: 3, input: value =>
          this.set({ every: Number(value) }) }))}
        ${field({ id: 'unit', label: 'Unit' }, select({ id: 'unit', value: draft.unit, input: unit => this.set({ unit }) }, UNITS))}
        ${field({ id: 'counted', label: 'Counted' }, select({ id: 'counted', value: draft.floating ? 'done' : 'calendar', input: value =>
          this.set({ floating: value === 'done' }) }, [{ value: 'calendar', label: 'by the calendar' }, { value: 'done', label: 'from when it was done' }]))}</div>`)}
      <div class="two fits">${field({ id: 'starts', label: 'First on' }, textInput({ id: 'starts', type: 'date', value: draft.startsOn, input: startsOn =>
        this.set({ startsOn }) }))}
        ${field({ id: 'until', label: 'Last day', wrong: wrong.until }, textInput({ id: 'until', type: 'date', value: draft.until, wrong: wrong.until,
          input: until => this.set({ until }) }))}</div>
      <div class="two fits">${field({ id: 'from', label: 'From, there' }, textInput({ id: 'from', type: 'time', value: draft.from, input: from => this.set({ from }) }))}
        ${field({ id: 'to', label: 'To' }, textInput({ id: 'to', type: 'time', value: draft.to, input: value => this.set({ to: value }) }))}</div>
      <div class="two fits">${field({ id: 'lead', label: 'Order so many days before', wrong: wrong.lead }, textInput({ id: 'lead', value: draft.lead,
        wrong: wrong.lead, inputmode: 'numeric', most: 2, input: lead => this.set({ lead }) }))}
        ${field({ id: 'previous', label: 'While an earlier order is open' }, select({ id: 'previous', value: draft.previousOpen, input: previousOpen =>
          this.set({ previousOpen }) }, [{ value: 'SKIP', label: 'Leave the time out' }, { value: 'CREATE', label: 'Open the order anyway' },
            { value: 'MERGE', label: 'Add it to the open order' }]))}</div>
      ${this.ahead()}
      ${this.doing.problem ? html`<div role="alert">${notice('danger', 'triangle-alert', this.doing.problem.detail)}</div>` : nothing}
      <div class="row">${button('Look ahead', () => void this.look(), false)}
        ${button('Keep the plan', undefined, this.doing.any, { kind: 'primary', type: 'submit', busyLabel: 'Keeping' })}
        <a class="button" href=${to.plans()}>Not now</a></div></form>`;
  }

  private ahead(): Part {
    if (!this.days) return nothing;
    return html`<section aria-labelledby="ahead"><h2 id="ahead">It would come on</h2><ol class="days" role="list">${this.days.map(day => html`<li>${plainDate(day)}</li>`)}</ol>
      ${this.draft.floating ? html`<p class="muted small">As far as each is done on its day.</p>` : nothing}</section>`;
  }

  private set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.days = undefined;
  }

  private async look(): Promise<void> {
    try {
      this.days = (await command<Page<string>>('/plans/preview', rhythmOf(this.draft), { channel: 'OFFICE' })).items;
      this.wrong = {};
    } catch (thrown) {
      this.wrong = { until: Problem.from(thrown).detail };
    }
  }

  private check(): Record<string, string> {
    const { draft } = this;
    const lead = Number(draft.lead);
    return { ...(draft.customerId ? {} : { customer: 'Choose for whom it is.' }), ...(!draft.customerId || draft.siteId ? {} : { site: 'Choose where the work is.' }),
      ...(draft.serviceType ? {} : { kind: 'Choose the kind of work.' }),
      ...(draft.description.trim() ? {} : { description: 'Write down what is to be done, in a sentence.' }),
      ...(Number.isInteger(draft.every) && draft.every > 0 ? {} : { every: 'Every so many: a number from 1.' }),
      ...(/^\d+$/.test(draft.lead) && lead <= 90 ? {} : { lead: 'A number of days, 0 to 90.' }) };
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    this.wrong = this.check();
    if (Object.keys(this.wrong).length) return void this.updateComplete.then(() => toFirstWrong(this));
    const { draft } = this;
    const body = { siteId: draft.siteId, serviceType: draft.serviceType, description: draft.description.trim(), when: rhythmOf(draft), from: draft.from,
      to: draft.to, leadDays: Number(draft.lead), previousOpen: draft.previousOpen };
    const answer = await this.doing.run('plan', key => command<Answer>('/plans', { ...body, id: key }, { key, channel: 'OFFICE' }), { said: body, quiet: true });
    if (answer) go(to.plan(answer.id));
  }
}
