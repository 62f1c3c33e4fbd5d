import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Job } from '../shared/answers';
import { dayInWords, daysBetween, dateIn, timeIn, titleOf, windowOf } from '../shared/format';
import { Labels } from '../shared/labels';
import { answers } from '../shared/phone-store';
import { icon, Piece } from '../shared/piece';
import type { Page } from '../shared/shapes';
import { empty, failed } from '../shared/states';
import { pill, priorityTag } from '../shared/status';
import './offer';
import type { Outbox } from './outbox';
import { now } from '../shared/now';
import './free';
import { beforePath } from './before-cards';
import { keepForLater, PhoneLoad } from './phone-load';
import { STEPS } from './steps';
import '../shared/calendar-link';

/** Loaded before they are needed: today's and tomorrow's, in a cellar there is no signal. */
const MOST_KEPT = 20;
const ENDED = ['DONE', 'COMPLETED', 'CLOSED'];

/** Today's jobs and those to come, in their order. */
@customElement('tech-jobs')
export class Jobs extends Piece {
  @property({ attribute: false }) outbox!: Outbox;
  private readonly jobs = new PhoneLoad<Page<Job>>(this, () => '/my-jobs');
  readonly labels = new Labels(this, answers);
  private kept?: Date;

  protected override updated(): void {
    const { at, value, problem } = this.jobs;
    if (!value || problem || !at || this.kept === at || this.jobs.loading) return;
    this.kept = at;
    void keepForLater('/stock');
    void this.keep(value.items.filter(job => job.appointment && daysBetween(dateIn(job.appointment.zone, now()),
      job.appointment.start.slice(0, 10)) <= 1).slice(0, MOST_KEPT));
  }

  private async keep(jobs: Job[]): Promise<void> {
    for (const job of jobs)
      for (const path of [`/work-orders/${job.orderId}`, `/assets?order=${job.orderId}`, beforePath(job.orderId)]) await keepForLater(path);
  }

  protected override render(): TemplateResult {
    document.title = 'My jobs · Kept';
    const { value, problem, at } = this.jobs;
    return html`<div class="stack"><h1>My jobs</h1>
      ${this.jobs.old ? html`<div class="notice warn" role="status">${icon('clock-alert')}<div><strong>Shown as of
        ${timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, at!)}.</strong> You can go on; it is sent when there is a
          signal.</div></div>` : nothing}
      <tech-offers></tech-offers>
      ${value ? this.list(value.items) : problem ? failed('We could not load your jobs.', problem, () => void this.jobs.now())
        : html`<kept-loading></kept-loading>`}
      <tech-free .shown=${(value?.items ?? []).map(job => job.orderId)}></tech-free>
      <p><a class="button" href="/technician/new">${icon('plus')}Open an order</a></p>
      <kept-calendar-link></kept-calendar-link></div>`;
  }

  private list(jobs: Job[]): TemplateResult {
    if (jobs.length === 0) return empty('No jobs yet', 'The office plans them, and they appear here by themselves.', nothing, 'calendar');
    const next = jobs.find(job => !ENDED.includes(this.status(job)));
    let day = '';
    return html`<ol class="stack">${jobs.map(job => {
      const date = job.appointment?.start.slice(0, 10) ?? '';
      const heading = date === day ? nothing : html`<li><h2 class="day">${dayInWords(date, job.appointment?.zone, now())}</h2></li>`;
      day = date;
      return html`${heading}${this.card(job, job === next)}`;
    })}</ol>`;
  }

  /** With the steps that wait on this phone. */
  private status(job: Job): string {
    const step = this.outbox.waiting.filter(command => command.orderId === job.orderId).map(command => STEPS.find(one =>
      one.command === command.command)).filter(Boolean).pop();
    return step?.to ?? job.status;
  }

  private card(job: Job, next: boolean): TemplateResult {
    const status = this.status(job);
    const ended = ENDED.includes(status);
    return html`<li class="card job ${next ? 'next-job' : ''} ${ended ? 'ended' : ''}"><div class="row apart">${pill(status, { hold: job.hold, policy: job.policyId })}${ended
      ? nothing : priorityTag(job.priority)}</div>
      <p class="window">${job.appointment ? windowOf(job.appointment) : ''}</p>
      <a class="whole strong" href="/technician/jobs/${encodeURIComponent(job.orderId)}">${titleOf(job.description, 60)}</a>
      <p>${job.customerName}</p><p class="muted">${job.address}</p></li>`;
  }
}
