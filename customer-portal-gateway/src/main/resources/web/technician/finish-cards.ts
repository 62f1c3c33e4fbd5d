import { html, nothing, type TemplateResult } from 'lit';
import { timeIn } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import { summaryOf, type Draft } from './draft';
import type { View } from './view';

const LONGEST = 2000;
const LONGEST_SUMMARY = 4000;

/** Words on the way. */
export function notesCard(shown: View, draft: Draft, keep: (change: Partial<Draft>) => void, add: (text: string) => void): Part {
  const send = (event: Event): void => {
    event.preventDefault();
    const text = draft.note.trim();
    if (text) add(text);
    else (event.target as HTMLElement).querySelector('textarea')?.focus();
  };
  return html`<section class="card" aria-labelledby="notes"><div class="row apart"><h2 id="notes">Notes</h2><span class="muted small">the
    customer can read them</span></div>
    ${shown.notes.map(note => html`<div class="note"><p>${note.text}</p><p class="muted small">${note.by}, ${timeIn(shown.order.zone,
      note.at)}${note.waits ? html` · ${icon('clock')} waits to be sent` : nothing}</p></div>`)}
    <form class="stack" @submit=${send}><label class="aside" for="note">Note</label>
      <textarea class="input" id="note" rows="2" maxlength=${LONGEST} placeholder="Write a note" .value=${draft.note}
        @input=${(event: InputEvent) => keep({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
      <button class="button" type="submit">${icon('plus')}Add the note</button></form></section>`;
}

/** At the end, what was done: put together of what was written down, to be put right. */
export function summaryCard(shown: View, draft: Draft, keep: (change: Partial<Draft>) => void): TemplateResult {
  const summary = summaryOf(draft, shown.order);
  const state = !summary.trim() ? 'still needed' : draft.summary === undefined ? 'put together of your notes: read it' : 'goes into the report';
  return html`<section class="card" aria-labelledby="done"><div class="row apart"><h2 id="done"><label for="summary">What was
    done</label></h2><span class="muted small">${state}</span></div>
    <textarea class="input" id="summary" rows="4" maxlength=${LONGEST_SUMMARY} placeholder="Recharged the vessel, refilled to 1.4 bar"
      .value=${summary} @input=${(event: InputEvent) => keep({ summary: (event.target as HTMLTextAreaElement).value })}></textarea></section>`;
}
