import { html, nothing, type TemplateResult } from 'lit';
import type { Job } from '../shared/answers';
import { photos } from '../shared/thread';
import { dayInWords, firstName, moment, money, span, titleOf, windowOf } from '../shared/format';
import { icon, type Part } from '../shared/piece';
import { keptLine } from '../shared/promise';
import type { Order } from '../shared/shapes';
import { priorityTag } from '../shared/status';
import { now } from '../shared/now';

/** Before the work: who and where, how to get in, what was decided, what is wrong. */
export function aboutCards(order: Order, job: Job | undefined): TemplateResult {
  return html`${title(order, job)}${ways(order, job)}${access(order, job)}${decided(order)}${said(order)}`;
}

function title(order: Order, job: Job | undefined): TemplateResult {
  const visit = order.visits.find(one => one.visitId === (job?.visitId ?? order.visitId));
  const at = visit?.appointment ?? order.appointment;
  return html`<div class="stack tight"><p class="muted small">${order.number}${at ? html` · ${dayInWords(at.start, at.zone, now())} ·
    promised ${windowOf(at)}` : nothing}</p>
    <h1>${titleOf(order.description, 70)}</h1><p>${order.customerName || order.requesterName} · ${order.siteAddress}</p>
    <div class="row">${priorityTag(order.priority)}</div>${visit?.arrivedAt ? keptLine(visit.appointment, visit.arrivedAt)
      : visit?.newEta ? html`<p class="notice warn">${icon('clock-alert')}<span><strong>Delayed.</strong> You said that you are there
        at ${moment(visit.newEta, order.zone, now())}.</span></p>` : nothing}</div>`;
}

function ways(order: Order, job: Job | undefined): Part {
  if (!job) return nothing;
  return html`<div class="two">${job.phone ? html`<a class="button" href="tel:${job.phone.replace(/\s/g, '')}">${icon('phone')}Call
    ${firstName(order.requesterName || job.customerName)}</a>` : nothing}
    <a class="button" href=${directions(job)}>${icon('navigation')}Directions</a></div>`;
}

/** What the phone opens its own map with. */
export function directions(job: Pick<Job, 'address' | 'latitude' | 'longitude'>): string {
  const place = encodeURIComponent(job.address);
  if (/iPhone|iPad/.test(navigator.userAgent)) return `maps:?daddr=${place}`;
  return job.latitude === undefined ? `geo:0,0?q=${place}` : `geo:${job.latitude},${job.longitude}?q=${place}`;
}

function access(order: Order, job: Job | undefined): Part {
  const notes = order.accessNotes || job?.accessNotes;
  return notes ? html`<section class="access" aria-label="How to get in">${icon('key-round')}<p>${notes}</p></section>` : nothing;
}

function decided(order: Order): Part {
  const { approval } = order;
  if (approval?.state !== 'GRANTED' || !approval.amount) return nothing;
  const person = approval.by && !approval.by.startsWith('policy:') ? `${firstName(approval.by)} agreed to ` : 'Agreed to: ';
  return html`<div class="notice ok">${icon('circle-check')}<p><strong>${person}${money(approval.amount)}</strong>${approval.decidedAt
    ? `, ${moment(approval.decidedAt, order.zone, now())}` : ''}.</p></div>`;
}

function said(order: Order): TemplateResult {
  return html`<section class="card" aria-labelledby="said"><div class="row apart"><h2 id="said">What ${firstName(order.requesterName)
    || 'the customer'} said</h2><span class="muted small">${order.serviceTypeName}</span></div>
    <p>“${order.description}”</p>
    ${photos(order.id, order.attachments)}
    ${order.completion ? html`<p class="muted small">Done: “${order.completion.summary}”, ${span(order.completion.worked)} worked${order.completion.billed
      ? `, ${span(order.completion.billed)} billed` : ''}.</p>`
      : nothing}</section>`;
}
