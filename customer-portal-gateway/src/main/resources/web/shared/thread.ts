import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fileHref } from './api';
import { actorOf, byLine, policyName, tell, type Telling, type Told } from './facts';
import { count, dateIn, dayInWords, initials, moment, READER_ZONE, secondsIn, timeIn } from './format';
import { icon, Piece, type Part } from './piece';
import type { Fact, FileRef } from './shapes';

interface Entry { fact: Fact; told: Told }

/**
 * The one timeline: newest first, a round sign for a person, a dashed square for what happened by itself, with its why.
 * `<kept-thread .facts=${facts} .telling=${telling} order=${id}>`; `by-days` groups under the day in words (the office).
 */
@customElement('kept-thread')
export class Thread extends Piece {
  @property({ attribute: false }) facts: Fact[] = [];
  @property({ attribute: false }) telling: Telling = { zone: READER_ZONE, names: new Map() };
  /** The order's id, for its files. */
  @property() order = '';
  @property({ type: Boolean, attribute: 'by-days' }) byDays = false;
  /** Facts with their stored names and data. */
  @property({ type: Boolean }) technical = false;
  /** Why lines with policy and rule; without it only the reason, as a customer reads it. */
  @property({ type: Boolean, attribute: 'whole-why' }) wholeWhy = false;
  /** Which of the facts; all by default. */
  @property({ attribute: false }) only?: (told: Told, fact: Fact) => boolean;
  @state() private opened = new Set<number>();
  private seen = -1;

  protected override render(): Part {
    const entries = this.facts.map(fact => ({ fact, told: tell(fact, this.telling) }))
      .filter(entry => !this.only || this.only(entry.told, entry.fact)).reverse();
    const fresh = this.seen;
    return html`<ol class="thread">${runs(entries, this.technical).map((run, index, all) => html`
      ${this.byDays ? this.dayLine(run[0]!, all[index - 1]?.[0]) : nothing}
      ${run.length > 1 && !this.opened.has(run[0]!.fact.sequence) ? this.folded(run)
        : run.map(entry => this.one(entry, fresh >= 0 && entry.fact.sequence > fresh))}`)}</ol>`;
  }

  protected override updated(): void {
    this.seen = this.facts.reduce((most, fact) => Math.max(most, fact.sequence), this.seen);
  }

  private dayLine(entry: Entry, before: Entry | undefined): Part {
    const day = dateIn(this.telling.zone, entry.fact.occurredAt);
    if (before && dateIn(this.telling.zone, before.fact.occurredAt) === day) return nothing;
    return html`<li class="day">${dayInWords(day, this.telling.zone, this.telling.now)}</li>`;
  }

  private folded(run: Entry[]): TemplateResult {
    const newest = run[0]!.fact;
    const words = run.map(entry => entry.told.title.charAt(0).toLowerCase() + entry.told.title.slice(1)).reverse();
    return html`<li class="fact"><span class="node automatic">${icon('dot')}</span>
      <div class="said"><strong>${count(run.length, 'small fact')}:</strong> ${words.join(', ')}
        <p><button class="linklike" type="button" @click=${() => { this.opened = new Set(this.opened).add(newest.sequence); }}>Show them</button></p></div>
      ${this.time(newest)}</li>`;
  }

  private one({ fact, told }: Entry, fresh: boolean): TemplateResult {
    return html`<li class="fact ${fresh ? 'fresh' : ''}" id="fact-${fact.sequence}">${node(fact, this.telling)}
      <div class="said"><strong>${told.title}</strong>
        ${told.detail ? html`<p>${told.detail}</p>` : nothing}
        ${fact.why ? this.why(fact) : html`<p>${byLine(fact, this.telling)}</p>`}
        ${told.files?.length ? photos(this.order, told.files) : nothing}
        ${this.technical ? html`<p class="technical mono">${fact.sequence} ${fact.type} ${fact.actor} ${JSON.stringify(fact.data ?? {})}</p>` : nothing}</div>
      ${this.time(fact)}</li>`;
  }

  private why(fact: Fact): Part {
    const why = fact.why!;
    return html`<p class="why"><b>Why:</b> ${sentence(why.because)}${this.wholeWhy ? html` <span class="nowrap">${policyName(why.policy)},</span> ${why.rule}` : nothing}</p>`;
  }

  private time(fact: Fact): TemplateResult {
    const { zone, now } = this.telling;
    const words = this.byDays ? timeIn(zone, fact.occurredAt) : moment(fact.occurredAt, zone, now);
    return html`<time datetime=${fact.occurredAt} title=${`${dayInWords(dateIn(zone, fact.occurredAt), zone, now)}, ${secondsIn(zone, fact.occurredAt)}`}>${words}</time>`;
  }
}

const sentence = (words: string): string => /[.!?”]$/.test(words) ? words : `${words}.`;

/** Two or more small facts in a row are one run. */
function runs(entries: Entry[], apart: boolean): Entry[][] {
  const all: Entry[][] = [];
  for (const entry of entries) {
    const last = all[all.length - 1];
    if (!apart && entry.told.small && last?.[0]?.told.small) last.push(entry);
    else all.push([entry]);
  }
  return all;
}

function node(fact: Fact, telling: Telling): TemplateResult {
  if (fact.actor.startsWith('person:'))
    return html`<span class="node" aria-hidden="true">${initials(actorOf(fact, telling.names))}</span>`;
  const symbol = fact.actor.startsWith('timer:') ? 'clock' : fact.actor.startsWith('policy:') ? 'zap' : 'radio';
  return html`<span class="node automatic">${icon(symbol, 'By itself')}</span>`;
}

/** Files of an order: pictures as pictures, others by name. */
export function photos(order: string, files: FileRef[]): TemplateResult {
  const pictures = files.filter(file => file.contentType.startsWith('image/'));
  const href = (file: FileRef): string => fileHref(order, file.sha256);
  return html`${pictures.length ? html`<div class="photos">${pictures.map(file => html`<a href=${href(file)} target="_blank" rel="noopener">
      <img src=${href(file)} alt="Photo ${file.name}" loading="lazy" /></a>`)}</div>` : nothing}
    ${files.filter(file => !pictures.includes(file)).map(file => html`<p class="row close">${icon('file-text')}<a href=${href(file)} target="_blank" rel="noopener">${file.name}</a></p>`)}`;
}
