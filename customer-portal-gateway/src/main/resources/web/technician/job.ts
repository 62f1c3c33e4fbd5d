import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Job, PhotoPhase, StockItem } from '../shared/answers';
import { askFirst } from '../shared/dialog';
import { firstName, quantity, span, timeIn, titleOf } from '../shared/format';
import { newKey } from '../shared/key';
import { Labels } from '../shared/labels';
import { icon, Piece } from '../shared/piece';
import type { Asset, Entry } from '../shared/record';
import type { FormField, Order, Page } from '../shared/shapes';
import type { Given } from '../shared/form';
import { failed } from '../shared/states';
import { pill } from '../shared/status';
import { toast } from '../shared/toast';
import { bottomBar } from './bottom-bar';
import type { Give } from './give';
import { COMMAND, courseCard, courseOf, lackingCourse } from './course-card';
import { asked, filesOf, formCard, unanswered, withAnswers } from './form-card';
import { billedOf, billing, hoursCard } from './hours-card';
import { draftOf, EMPTY, keepDraft, summaryOf, type Draft } from './draft';
import { followUpCard, type Left } from './follow-up-card';
import { holdCard } from './hold-card';
import { itemsCard } from './items-card';
import { notesCard, summaryCard } from './finish-cards';
import { beforeCards, beforePath } from './before-cards';
import { aboutCards } from './job-cards';
import { lacks, requires, type Lack } from './lacks';
import type { Outbox } from './outbox';
import './offer';
import './parts-card';
import type { Returned, Taken } from './parts-card';
import { now } from '../shared/now';
import { PhoneLoad } from './phone-load';
import { answers } from '../shared/phone-store';
import { photosCard } from './photos-card';
import { savedList } from './saved';
import { signatureCard } from './signature-card';
import { isFinishing, mayCompleteStraight, mayDo, nextStep, type Step } from './steps';
import './time-card';
import './timer';
import { view, type View } from './view';
import { waysCards } from './ways-card';

/** One job, in the order of the visit: who, how to get in, what is wrong, parts, notes, photos, signature, and one next step. */
@customElement('tech-job')
export class JobPage extends Piece {
  @property() orderId = '';
  @property() me = '';
  @property({ attribute: false }) outbox!: Outbox;
  @state() private draft: Draft = EMPTY;
  private readonly order = new PhoneLoad<Order>(this, () => `/work-orders/${this.orderId}`);
  private readonly jobs = new PhoneLoad<Page<Job>>(this, () => '/my-jobs');
  private readonly stock = new PhoneLoad<Page<StockItem>>(this, () => '/stock');
  private readonly assets = new PhoneLoad<Page<Asset>>(this, () => `/assets?order=${this.orderId}`);
  private readonly earlier = new PhoneLoad<Page<Entry>>(this, () => beforePath(this.orderId));
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
  private readonly give: Give = async (command, label, body, along) => {
    try {
      await this.outbox.add({ key: newKey(), orderId: this.orderId, command, label, body, occurredAt: now().toISOString(),
        revision: this.order.value?.revision, ...along });
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
    return html`${this.head(shown)}<div class="stack">
      ${this.order.old ? html`<p class="notice warn" role="status">${icon('clock-alert')}<span><strong>Shown as of ${timeIn(value.zone,
        this.order.at!)}.</strong> You can go on; it is sent when there is a signal.</span></p>` : nothing}
      ${this.cards(shown, this.jobs.value?.items.find(job => job.orderId === this.orderId))}</div>
      ${bottomBar(nextStep(shown, this.draft.straight), this.lacking(shown), shown.order, step => void this.take(step, shown),
        lack => this.supply(lack))}`;
  }

  /** In the order of the visit. What somebody is asked besides has a card of its own here. */
  private cards(shown: View, job: Job | undefined): TemplateResult {
    const { order } = shown;
    const finishing = isFinishing(shown, this.draft.straight);
    const mine = this.outbox.all.filter(command => command.orderId === this.orderId);
    const course = courseOf(order, this.outbox.all);
    return html`<tech-offer .order=${order} @told=${(event: CustomEvent<string | undefined>) => void this.order.now(event.detail)}></tech-offer>
      ${aboutCards(order, job)}
      ${beforeCards(order, this.assets.value?.items ?? [], this.earlier.value?.items ?? [])}
      ${holdCard(shown, this.give)}
      ${itemsCard(shown, this.give)}
      ${courseCard(order, course, this.draft.course ?? { answers: {} }, choice => this.keep({ course: choice }),
        (label, chosen, form, given) => void this.choose(label, chosen, form, given))}
      ${mayDo(shown, 'use-part') || shown.parts.length ? html`<tech-parts .shown=${shown} .stock=${this.van}
        .locked=${!mayDo(shown, 'use-part')} .returns=${mayDo(shown, 'return-part') || mayDo(shown, 'use-part')}
        @use=${(event: CustomEvent<Taken>) => this.use(event.detail)} @return=${(event: CustomEvent<Returned>) =>
          this.giveBack(event.detail)}></tech-parts>` : nothing}
      ${mayDo(shown, 'log-time') || shown.times.length ? html`<tech-time .shown=${shown} .give=${this.give}></tech-time>` : nothing}
      ${notesCard(shown, this.draft, this.keep, text => this.note(text))}
      ${photosCard(shown, this.lacking(shown).some(one => one.what === 'result-photo'), (file, phase) => void this.photo(file, phase))}
      ${followUpCard(shown, this.draft, this.keep, left => this.leave(left))}
      ${finishing ? html`${hoursCard(shown, this.draft, this.keep)}${summaryCard(shown, this.draft, this.keep)}${formCard(order, this.draft.answers,
        answers => this.keep({ answers }))}${signatureCard(order, this.draft, requires(shown, 'SIGNATURE'), this.keep)}` : nothing}
      ${mine.length ? html`<section class="card" aria-labelledby="saved"><div class="row apart"><h2 id="saved">${icon('cloud-off')}Saved on
        this phone</h2><span class="muted small">sends by itself</span></div>${savedList(this.outbox, mine)}</section>` : nothing}
      ${mayCompleteStraight(shown) && !this.draft.straight ? html`<button class="button" type="button" @click=${() =>
        this.keep({ straight: true })}>${icon('circle-check-big')}It is done: complete it now</button>` : nothing}
      ${waysCards(shown, this.give)}`;
  }

  private lacking(shown: View): Lack[] {
    return isFinishing(shown, this.draft.straight) ? [...lackingCourse(shown.order, courseOf(shown.order, this.outbox.all)), ...lacks(shown, this.draft), ...unanswered(shown.order, this.draft.answers)] : [];
  }

  private head(shown: View): TemplateResult {
    const { order, running } = shown;
    const mayStart = order.status === 'IN_PROGRESS' && !running && (shown.stopped || mayDo(shown, 'start-work'));
    return html`<div class="bar job-bar"><div class="inner"><a class="button icon-only back" href="/technician"
      aria-label="Back to the jobs">${icon('arrow-left')}</a>${pill(order.status, { outcome: order.outcome,
        hold: order.hold?.reason, policy: order.policy })}
      <div class="end">${running ? html`<tech-timer .since=${running.since} .zone=${order.zone}></tech-timer>
          <button class="button icon-only" type="button" aria-label="Stop the timer" @click=${() => void this.give('stop-timer',
            'Timer stopped', { attended: true })}>${icon('pause')}</button>`
        : mayStart ? html`<span class="muted small">timer stands</span><button class="button icon-only" type="button"
          aria-label="Let the timer run again" @click=${() => void this.give('start-work', 'Timer runs again',
            {})}>${icon('play')}</button>` : nothing}</div></div></div>`;
  }

  private get van(): StockItem[] {
    return (this.stock.value?.items ?? []).filter(item => item.location === `van-${this.me}`);
  }

  private use({ item, amount, ...piece }: Taken): void {
    const key = newKey();
    void this.give('use-part', `Used ${item.name}, ${amount} ${item.unit}`, { lineId: key, partId: item.partId, quantity: { amount,
      unit: item.unit }, ...piece }, { key });
  }

  private giveBack({ part, amount }: Returned): void {
    const key = newKey();
    void this.give('return-part', `Returned ${part.name}, ${quantity({ amount: amount ?? part.amount, unit: part.unit })}`, { returnId: key,
      lineId: part.lineId, ...(amount === undefined ? {} : { quantity: { amount, unit: part.unit } }) }, { key });
  }

  private note(text: string): void {
    const key = newKey();
    void this.give('add-note', `Note: “${titleOf(text, 40)}”`, { noteId: key, text }, { key });
    this.keep({ note: '' });
  }

  private leave(left: Left): void {
    const key = newKey();
    void this.give('create-follow-up', `For another day: “${titleOf(left.text, 40)}”`, { followUpId: key, ...left }, { key });
    this.keep({ left: undefined });
  }

  private async photo(file: File, phase: PhotoPhase): Promise<void> {
    const key = newKey();
    await this.give('add-photo', phase === 'RESULT' ? 'Photo of the result' : 'Photo of the work', { photoId: key, phase },
      { file: { content: file, name: file.name, type: file.type, into: 'file' }, key });
  }

  private async choose(label: string, course: string, form: FormField[], given: Given): Promise<void> {
    await this.give(COMMAND, label, { course, ...withAnswers(form, given) }, { answerFiles: filesOf(form, given) });
    this.keep({ course: undefined });
  }

  /** To the card, and into its field. */
  private supply(lack: Lack): void {
    const place = this.querySelector<HTMLElement>(`#${lack.what}`);
    place?.closest('details')?.setAttribute('open', '');
    place?.scrollIntoView({ block: 'center' });
    if (lack.what === 'result-photo') place?.click();
    else place?.focus({ preventScroll: true });
  }

  private async take(step: Step, shown: View): Promise<void> {
    if (step.command !== 'complete') return this.give(step.command, step.said, {});
    const { order } = shown;
    const name = this.draft.signedBy || order.requesterName;
    const form = asked(order);
    const hours = billing(shown, this.draft);
    await askFirst({ title: 'Complete the job?', body: html`<p>${firstName(order.requesterName) || 'The customer'} gets the report by mail,
      and the invoice is drafted. The timer stops.</p>${hours ? html`<p>Worked ${span(hours.worked)}, billed
        <strong>${span(hours.billed)}</strong>.</p>` : nothing}`, keep: 'Not yet', act: 'Complete the job' }, async () => {
      const { signature } = this.draft;
      await this.give('complete', 'Work done', { summary: summaryOf(this.draft, order).trim(), ...(signature ? { signedBy: name } : {}),
        ...billedOf(shown, this.draft), ...withAnswers(form, this.draft.answers) }, { ...(signature ? { file: { content: signature,
          name: 'signature.png', type: 'image/png', into: 'signature' } } : {}), answerFiles: filesOf(form, this.draft.answers) });
      this.keep({ ...EMPTY, note: this.draft.note, signedBy: this.draft.signedBy, signature: undefined, billed: undefined });
    });
  }
}
