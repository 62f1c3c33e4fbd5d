import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { get } from '../shared/api';
import { dateIn, longDay, READER_ZONE, timeIn } from '../shared/format';
import { newKey } from '../shared/key';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';

interface Running { inbox?: string; services: { name: string; up: boolean }[] }
interface Reading { now: string; offset: string }

const LOOK_MILLIS = 5_000;
const WORDS: Record<string, string> = {
  workorder: 'Work orders', scheduling: 'Scheduling', notification: 'Notification', invoicing: 'Invoicing', inventory: 'Inventory', gateway: 'Portal and gateway',
};
const STEPS = [{ label: 'An hour on', offset: 'PT1H' }, { label: 'A day on', offset: 'P1D' }];

/** What of the embedded run is up, where its mails can be read, and its clock. */
@customElement('kept-running')
export class RunningNow extends Piece {
  @state() private running?: Running;
  @state() private reading?: Reading;
  @state() private lost = false;
  private readonly doing = new Doing(this);
  private timer?: number;

  override connectedCallback(): void {
    super.connectedCallback();
    const look = (): void => { if (!document.hidden) void this.look(); };
    look();
    this.timer = window.setInterval(look, LOOK_MILLIS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      [this.running, this.reading] = await Promise.all([get<Running>('/demo-run', { stay: true }), get<Reading>('/dev/clock', { stay: true }).catch(() => undefined)]);
      this.lost = false;
    } catch {
      this.lost = true;
    }
  }

  protected override render(): Part {
    return html`<div class="three">${this.health()}${this.inbox()}${this.clock()}</div>`;
  }

  private health(): Part {
    const services = this.running?.services ?? [];
    const down = services.filter(service => !service.up).length;
    return html`<section class="card" aria-labelledby="running"><div class="row apart"><h2 id="running">${icon('heart-pulse')}Running</h2>
      ${this.lost ? html`<span class="live lost" role="status">Kept does not answer</span>`
        : services.length ? html`<span class="live ${down ? 'lost' : ''}" role="status">${down ? `${down} of ${services.length} not up` : `All ${services.length} up`}</span>` : nothing}</div>
      <ul class="ups">${services.map(service => html`<li class=${service.up ? '' : 'down'}>${icon(service.up ? 'check' : 'x', service.up ? 'up' : 'not up')}${WORDS[service.name] ?? service.name}</li>`)}</ul></section>`;
  }

  private inbox(): Part {
    return html`<section class="card" aria-labelledby="mails"><h2 id="mails">${icon('mail')}Mails and texts</h2>
      <p class="muted">Nothing leaves this computer. What Kept sends to Maeve, Declan and the others is caught and can be read.</p>
      ${this.running?.inbox ? html`<p><a class="button" href=${this.running.inbox} target="_blank" rel="noopener">${icon('inbox')}Read the inbox</a></p>` : nothing}</section>`;
  }

  private clock(): Part {
    const reading = this.reading;
    if (!reading) return html`<section class="card" aria-labelledby="clock"><h2 id="clock">${icon('clock')}The clock</h2><p class="muted">It shows real time, and cannot be moved here.</p></section>`;
    const moved = !/^PT0(\.0+)?S$/.test(reading.offset);
    return html`<section class="card" aria-labelledby="clock"><h2 id="clock">${icon('clock')}${longDay(dateIn(READER_ZONE, reading.now))}, ${timeIn(READER_ZONE, reading.now)}</h2>
      <p class="muted">Move Kept's clock on, to see reminders and deadlines fire.</p>
      <div class="row">${STEPS.map(step => button(step.label, () => void this.move(step.offset), this.doing.is(step.offset), { busyLabel: 'Moving' }))}
        ${button('Tomorrow 07:30', () => void this.move(untilTomorrow(reading.now)), false)}
        ${moved ? button('Real time', () => void this.back(), this.doing.is('back'), { kind: 'quiet' }) : nothing}</div></section>`;
  }

  private async move(offset: string): Promise<void> {
    const reading = await this.doing.run(offset, () => clockRequest('POST', { offset }));
    if (reading) this.reading = reading;
  }

  private async back(): Promise<void> {
    const reading = await this.doing.run('back', () => clockRequest('DELETE'));
    if (reading) this.reading = reading;
  }
}

/** An ISO duration from now to the reader's next 07:30. */
function untilTomorrow(now: string): string {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(7, 30, 0, 0);
  return `PT${Math.round((morning.getTime() - Date.parse(now)) / 60_000)}M`;
}

async function clockRequest(method: string, body?: unknown): Promise<Reading> {
  const response = await fetch('/api/dev/clock', { method, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }, body: body ? JSON.stringify(body) : undefined });
  if (!response.ok) throw await Problem.of(response);
  return await response.json() as Reading;
}
