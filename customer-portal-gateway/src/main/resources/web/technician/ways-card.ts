import { html, nothing } from 'lit';
import { count } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import { BETWEEN } from './between';
import type { Give } from './give';
import { MORE } from './more';
import { mayDo } from './steps';
import type { View } from './view';

/** A command that is seldom given: a row of a card that opens its questions. Another one is another row. */
export interface Way {
  command: string;
  label: string;
  icon: string;
  danger?: boolean;
  /** Statuses in which it is offered while steps wait on this phone: then Kept has not said yet. */
  during: string[];
  ask: (shown: View, give: Give) => Promise<unknown>;
}

/** What is more to do, and what comes between; seldom, so it stands last. */
export function waysCards(shown: View, give: Give): Part {
  return html`${card('more', 'If there is more to do', MORE, shown, give, recommended(shown))}${card('else', 'If something comes between', BETWEEN, shown, give)}`;
}

function card(id: string, title: string, ways: Way[], shown: View, give: Give, before: Part = nothing): Part {
  const offered = ways.filter(way => mayDo(shown, way.command) && (!shown.ahead || way.during.includes(shown.order.status)));
  return offered.length === 0 && before === nothing ? nothing : html`<section class="card" aria-labelledby=${id}><h2 id=${id}>${title}</h2>${before}
    <div class="ways">${offered.map(way => html`<button class="button ${way.danger ? 'danger' : ''}" type="button" @click=${() =>
      void way.ask(shown, give)}>${icon(way.icon)}${way.label}…</button>`)}</div></section>`;
}

function recommended(shown: View): Part {
  const { recommendations } = shown.order;
  return recommendations.length === 0 ? nothing : html`<ul class="stack tight">${recommendations.map(one => html`<li>${one.text} <span
    class="muted small">recommended, ${one.inMonths === 0 ? 'at once' : `in ${count(one.inMonths, 'month')}`}</span></li>`)}</ul>`;
}
