import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { field, textInput, toFirstWrong } from '../shared/field';
import { addDays, dateIn, instantOf, span, timeIn } from '../shared/format';
import { newKey } from '../shared/key';
import { now } from '../shared/now';
import { icon, Piece, type Part } from '../shared/piece';
import type { Give } from './give';
import { mayDo } from './steps';
import './timer';
import type { View } from './view';

/** A phone's clock may run so far ahead, as Kept takes it. */
const AHEAD_MILLIS = 5 * 60_000;

/** One's own time on this job: timers, today's hours, and hours that no timer knows of. */
@customElement('tech-time')
export class TimeCard extends Piece {
  @property({ attribute: false }) shown!: View;
  @property({ attribute: false }) give!: Give;
  @state() private day = '';
  @state() private from = '';
  @state() private to = '';
  @state() private alone = false;
  @state() private wrong: Record<string, string> = {};

  protected override render(): TemplateResult {
    const { zone } = this.shown.order;
    const today = this.shown.times.filter(time => dateIn(zone, time.from) === dateIn(zone, now()));
    const minutes = today.reduce((sum, time) => sum + lengthOf(time), 0);
    return html`<section class="card" aria-labelledby="time"><div class="row apart"><h2 id="time" tabindex="-1">Your time</h2><span
      class="muted small">${minutes ? `${span(minutes)} today` : 'none today yet'}</span></div>
      ${today.length ? html`<ul class="used">${today.map(time => html`<li><span>${timeIn(zone, time.from)} – ${timeIn(zone,
        time.to)}${time.attended ? nothing : html` <span class="muted small">ran by itself</span>`}${time.waits ? html` <span
          class="muted small">${icon('clock')} waits to be sent</span>` : nothing}</span><strong>${span(lengthOf(time))}</strong></li>`)}</ul>`
        : nothing}
      ${this.timers()}${mayDo(this.shown, 'log-time') ? this.form() : nothing}</section>`;
  }

  private timers(): Part {
    const { running, alone, order } = this.shown;
    const may = mayDo(this.shown, 'start-timer');
    return html`${alone ? html`<div class="row apart runs"><span>Runs by itself</span><tech-timer .since=${alone.since}
        .zone=${order.zone}></tech-timer></div>
        <button class="button" type="button" @click=${() => void this.give('stop-timer', 'What ran by itself has stopped',
          { attended: false })}>${icon('square')}It has stopped</button>`
      : may ? html`<button class="button" type="button" @click=${() => void this.give('start-timer', 'Something runs by itself',
        { attended: false })}>${icon('play')}Something runs by itself</button>` : nothing}
      ${may && !running && order.status !== 'ON_HOLD' && order.status !== 'IN_PROGRESS' ? html`<button class="button" type="button"
        @click=${() => void this.give('start-timer', 'Timer started', { attended: true })}>${icon('timer')}Start my timer</button>` : nothing}`;
  }

  private form(): TemplateResult {
    const today = dateIn(this.shown.order.zone, now());
    const { wrong } = this;
    const night = this.from && this.to && this.to <= this.from && !wrong.to;
    return html`<details class="more"><summary>${icon('plus')}Log time</summary><form class="stack" novalidate @submit=${this.log}>
      ${field({ id: 'log-day', label: 'Day', wrong: wrong.day }, html`<input class="input" type="date" id="log-day" max=${today}
        .value=${this.day || today} @change=${(event: Event) => { this.day = (event.target as HTMLInputElement).value; }} />`)}
      <div class="two">${field({ id: 'log-from', label: 'From', wrong: wrong.from }, textInput({ id: 'log-from', type: 'time', value: this.from,
        wrong: wrong.from, input: value => { this.from = value; } }))}
        ${field({ id: 'log-to', label: 'To', wrong: wrong.to, hint: night ? 'on the next day' : undefined }, textInput({ id: 'log-to', type: 'time',
          value: this.to, wrong: wrong.to, input: value => { this.to = value; } }))}</div>
      <label class="check"><input type="checkbox" .checked=${this.alone} @change=${(event: Event) => {
        this.alone = (event.target as HTMLInputElement).checked; }} />It ran by itself, I did not stand by</label>
      <button class="button" type="submit">Log this time</button></form></details>`;
  }

  private readonly log = (event: Event): void => {
    event.preventDefault();
    const { zone } = this.shown.order;
    const day = this.day || dateIn(zone, now());
    const from = this.from && instantOf(zone, `${day}T${this.from}`);
    const to = this.to && instantOf(zone, `${this.to > this.from ? day : addDays(day, 1)}T${this.to}`);
    this.wrong = {
      ...(from ? {} : { from: 'Say when you began.' }),
      ...(!to ? { to: 'Say when it was over.' } : Date.parse(to) > now().getTime() + AHEAD_MILLIS ? { to: 'That is still to come.' } : {}),
    };
    if (Object.keys(this.wrong).length) return void this.updateComplete.then(() => toFirstWrong(this));
    const key = newKey();
    void this.give('log-time', `Time: ${this.from} – ${this.to}${this.alone ? ', ran by itself' : ''}`, { timeId: key, from, to,
      attended: !this.alone }, { key });
    this.from = this.to = '';
    this.alone = false;
  };
}

function lengthOf({ from, to }: { from: string; to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
