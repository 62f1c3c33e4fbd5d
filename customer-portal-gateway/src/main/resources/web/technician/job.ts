import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Job, PhotoPhase, StockItem } from '../shared/answers';
import { askFirst } from '../shared/dialog';
import { answersOf, isAnswered, nameOf, questions, type Given } from '../shared/form';
import { firstName, timeIn, titleOf } from '../shared/format';
import { newKey } from '../shared/key';
import { Labels } from '../shared/labels';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { FormField, Order, Page } from '../shared/shapes';
import { failed } from '../shared/states';
import { pill } from '../shared/status';
import { toast } from '../shared/toast';
import { bottomBar } from './bottom-bar';
import { COMMAND, courseCard, courseOf, lackingCourse } from './course-card';
import { draftOf, keepDraft, type Draft } from './draft';
import { finishCards } from './finish-cards';
import { asked, formCard, unanswered } from './form-card';
import { aboutCards } from './job-cards';
import type { Outbox } from './outbox';
import './parts-card';
import type { Taken } from './parts-card';
import { now } from '../shared/now';
import { PhoneLoad } from './phone-load';
import { answers, type SavedCommand } from '../shared/phone-store';
import { photosCard } from './photos-card';
import { savedList } from './saved';
import { lacks, mayDo, nextStep, view, type Lack, type Step, type View } from './steps';
import './timer';

/** One job, in the order of the visit: who, how to get in, what is wrong, parts, notes, photos, signature, and one next step. */
@customElement('tech-job')
export class JobPage extends Piece {
  @property() orderId = '';
  @property() me = '';
  @property({ attribute: false }) outbox!: Outbox;
  @state() private draft: Draft = { note: '', summary: '', signedBy: '', answers: {} };
  private readonly order = new PhoneLoad<Order>(this, () => `/work-orders/${this.orderId}`);
  private readonly jobs = new PhoneLoad<Page<Job>>(this, () => '/my-jobs');
  private readonly stock = new PhoneLoad<Page<StockItem>>(this, () => '/stock');
  readonly labels = new Labels(this, answers);
  private readonly changed = (): void => this.requestUpdate();
  private readonly sent = (event: Event): void => {
    const { orderId, answer } = (event as CustomEvent<{ orderId: string; answer: { reference?: string } }>).detail;
    if (orderId === this.orderId) void this.order.now(answer.reference);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.outbox.addEventListener('change', this.changed);
    this.outbox.addEventListener('sent', this.sent);
    void draftOf(this.orderId).then(draft => { this.draft = draft; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.outbox.removeEventListener('change', this.changed);
    this.outbox.removeEventListener('sent', this.sent);
  }

  private readonly keep = (change: Partial<Draft>): void => {
    this.draft = { ...this.draft, ...change };
    void keepDraft(this.orderId, this.draft);
  };

  /** Saves a command on this phone; from there it goes by itself. */
  private readonly give = async (command: string, label: string, body: Record<string, unknown>, file?: SavedCommand['file'],
    key = newKey(), answerFiles?: SavedCommand['answerFiles']): Promise<void> => {
    try {
      await this.outbox.add({ key, orderId: this.orderId, command, label, body, occurredAt: now().toISOString(),
        revision: this.order.value?.revision, file, answerFiles });
    } catch (thrown) {
      toast(thrown instanceof Error ? thrown.message : 'This phone cannot save it.', { failure: true });
    }
  };

  protected override render(): TemplateResult {
    const { value, problem } = this.order;
    if (!value) return problem ? html`<div class="stack"><p><a href="/technician">Back to the jobs</a></p><h1>${problem.status === 404
      ? 'This job is not yours' : 'No job to show'}</h1>${failed('We could not load this job.', problem, () =>
        void this.order.now())}</div>` : html`<kept-loading></kept-loading>`;
    const names = new Map((this.stock.value?.items ?? []).map(item => [item.partId, item.name]));
    const shown = view(value, this.outbox.all, this.me, names);
    document.title = `${titleOf(value.description, 40)} · Kept`;
    return this.page(shown, this.jobs.value?.items.find(job => job.orderId === this.orderId));
  }

  private page(shown: View, job: Job | undefined): TemplateResult {
    const { order } = shown;
    const mine = this.outbox.all.filter(command => command.orderId === this.orderId);
    const course = courseOf(order, this.outbox.all);
    const lacking = order.status === 'IN_PROGRESS' ? [...lackingCourse(order, course), ...lacks(shown, { summary: this.draft.summary,
      signed: !!this.draft.signature }), ...unanswered(order, this.draft.answers)] : [];
    return html`${this.head(shown)}<div class="stack">
      ${this.order.old ? html`<p class="notice warn" role="status">${icon('clock-alert')}<span><strong>Shown as of ${timeIn(order.zone,
        this.order.at!)}.</strong> You can go on; it is sent when there is a signal.</span></p>` : nothing}
      ${aboutCards(order, job)}
      ${courseCard(order, course, this.draft.course ?? { answers: {} }, choice => this.keep({ course: choice }),
        (label, chosen, form, given) => void this.choose(label, chosen, form, given))}
      ${mayDo(shown, 'use-part') || shown.parts.length ? html`<tech-parts .shown=${shown} .stock=${this.van}
        .locked=${!mayDo(shown, 'use-part')} @use=${(event: CustomEvent<Taken>) => this.use(event.detail)}></tech-parts>` : nothing}
      ${finishCards(shown, this.draft, this.keep, text => this.note(text))}
      ${photosCard(shown, lacking.some(one => one.what === 'result-photo'), (file, phase) => void this.photo(file, phase))}
      ${order.status === 'IN_PROGRESS' ? html`${formCard(order, this.draft.answers, answers => this.keep({ answers }))}${this.signing(order)}` : nothing}
      ${mine.length ? html`<section class="card" aria-labelledby="saved"><div class="row apart"><h2 id="saved">${icon('cloud-off')}Saved on
        this phone</h2><span class="muted small">sends by itself</span></div>${savedList(this.outbox, mine)}</section>` : nothing}
      ${this.others(shown)}</div>
      ${bottomBar(nextStep(shown), lacking, order, step => void this.take(step), lack => this.supply(lack))}`;
  }

  private head(shown: View): TemplateResult {
    const { order, running } = shown;
    const mayStart = order.status === 'IN_PROGRESS' && !running && (shown.stopped || mayDo(shown, 'start-work'));
    return html`<div class="bar job-bar"><div class="inner"><a class="button icon-only back" href="/technician"
      aria-label="Back to the jobs">${icon('arrow-left')}</a>${pill(order.status, { outcome: order.outcome,
        hold: order.hold?.reason, policy: order.policy })}
      <div class="end">${running ? html`<tech-timer .since=${running.since} .zone=${order.zone}></tech-timer>
          <button class="button icon-only" type="button" aria-label="Stop the timer" @click=${() => void this.give('stop-timer',
            'Timer stopped', {})}>${icon('pause')}</button>`
        : mayStart ? html`<span class="muted small">timer stands</span><button class="button icon-only" type="button"
          aria-label="Let the timer run again" @click=${() => void this.give('start-work', 'Timer runs again',
            {})}>${icon('play')}</button>` : nothing}</div></div></div>`;
  }

  private get van(): StockItem[] {
    return (this.stock.value?.items ?? []).filter(item => item.location === `van-${this.me}`);
  }

  private use({ item, amount }: Taken): void {
    const key = newKey();
    void this.give('use-part', `Used ${item.name}, ${amount} ${item.unit}`, { lineId: key, partId: item.partId, quantity: { amount,
      unit: item.unit } }, undefined, key);
  }

  private note(text: string): void {
    const key = newKey();
    void this.give('add-note', `Note: “${titleOf(text, 40)}”`, { noteId: key, text }, undefined, key);
    this.keep({ note: '' });
  }

  private async photo(file: File, phase: PhotoPhase): Promise<void> {
    const key = newKey();
    await this.give('add-photo', phase === 'RESULT' ? 'Photo of the result' : 'Photo of the work', { photoId: key, phase },
      { content: file, name: file.name, type: file.type, into: 'file' }, key);
  }

  private async choose(label: string, course: string, form: FormField[], given: Given): Promise<void> {
    await this.give(COMMAND, label, { course, ...withAnswers(form, given) }, undefined, newKey(), filesOf(form, given));
    this.keep({ course: undefined });
  }

  private signing(order: Order): TemplateResult {
    const name = this.draft.signedBy || order.requesterName;
    return html`<section class="card" aria-labelledby="signature"><div class="row apart"><h2 id="signature" tabindex="-1">Customer’s
      signature</h2><span class="muted small">${this.draft.signature ? 'signed' : 'still needed'}</span></div>
      <div class="field"><label for="signed-by">Who signs</label><input class="input" id="signed-by" maxlength="200" autocomplete="off"
        .value=${name} @change=${(event: Event) => this.keep({ signedBy: (event.target as HTMLInputElement).value.trim() })} /></div>
      <kept-signature .name=${name} .kept=${this.draft.signature} @signed=${(event: CustomEvent<Blob | null>) =>
        this.keep({ signature: event.detail ?? undefined, signedBy: name })}></kept-signature></section>`;
  }

  /** What ends a visit without a result; seldom, so it stands last. */
  private others(shown: View): Part {
    const notDone = mayDo(shown, 'report-not-done') && ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'].includes(shown.order.status);
    const finish = mayDo(shown, 'finish-visit') && ['ARRIVED', 'IN_PROGRESS'].includes(shown.order.status);
    if (!notDone && !finish) return nothing;
    return html`<section class="card" aria-labelledby="else"><h2 id="else">If it cannot be finished today</h2>
      ${finish ? html`<button class="button" type="button" @click=${() => void this.finish(shown.order)}>Finish this visit…</button>` : nothing}
      ${notDone ? html`<button class="button danger" type="button" @click=${() => void this.notDone(shown.order)}>Could not be
        done…</button>` : nothing}</section>`;
  }

  private finish(order: Order): Promise<boolean> {
    return askFirst({ title: 'Finish this visit?', body: html`<p>The job stays open, and the office plans another visit for
      ${order.customerName}.</p>`, keep: 'Stay on the job', act: 'Finish the visit' },
      () => this.give('finish-visit', 'Visit finished', {}));
  }

  private notDone(order: Order): Promise<boolean> {
    const form = order.forms?.['report-not-done'] ?? [];
    const given: Given = {};
    return askFirst({ title: 'Could it not be done?', body: html`<p>The visit ends. The office is told why and plans anew with
      ${order.customerName}.</p>${questions(form, given, answers => { Object.assign(given, answers); })}`, keep: 'Stay on the job', act: 'Report it', danger: true, reason: 'Why', reasonNeeded: true },
      async reason => {
        const lacking = form.find(field => field.required && !isAnswered(field, given[field.id]));
        if (lacking) throw new Problem(400, 'unanswered', `Still to be answered: ${lacking.label}.`);
        await this.give('report-not-done', 'Could not be done', { reason, ...withAnswers(form, given) }, undefined, newKey(), filesOf(form, given));
      });
  }

  private supply(lack: Lack): void {
    const place = this.querySelector<HTMLElement>(`#${lack.what}`);
    place?.scrollIntoView({ block: 'center' });
    if (lack.what === 'result-photo') place?.click();
    else place?.focus({ preventScroll: true });
  }

  private async take(step: Step): Promise<void> {
    if (step.command !== 'complete') return this.give(step.command, step.said, {});
    const { order } = view(this.order.value!, [], this.me, new Map());
    const name = this.draft.signedBy || order.requesterName;
    const form = asked(order);
    await askFirst({ title: 'Complete the job?', body: html`<p>${firstName(order.requesterName) || 'The customer'} gets the report by mail,
      and the invoice is drafted. The timer stops.</p>`, keep: 'Not yet', act: 'Complete the job' }, async () => {
      await this.give('complete', 'Work done', { summary: this.draft.summary.trim(), signedBy: name, ...withAnswers(form, this.draft.answers) },
        this.draft.signature && { content: this.draft.signature, name: 'signature.png', type: 'image/png', into: 'signature' },
        newKey(), filesOf(form, this.draft.answers));
      this.keep({ summary: '', signature: undefined, answers: {} });
    });
  }
}

/** Nothing where nothing is asked. */
function withAnswers(form: FormField[], given: Given): Record<string, unknown> {
  return form.length ? { answers: answersOf(form, given).answers } : {};
}

/** Pictures among the answers: the outbox sends them first. */
function filesOf(form: FormField[], given: Given): SavedCommand['answerFiles'] {
  return answersOf(form, given).files.map(({ field, content }) => ({ content, name: nameOf(field, content), type: content.type, into: field }));
}
