import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command, get } from '../shared/api';
import { equipmentChoice } from '../shared/equipment-choice';
import { field, fieldSet, select, textArea, toFirstWrong } from '../shared/field';
import { READER_ZONE } from '../shared/format';
import { Load } from '../shared/load';
import { Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import type { Asset } from '../shared/record';
import { query as fromAddress } from '../shared/route';
import type { Answer, Organisation, Page, Person, ServiceType, Site } from '../shared/shapes';
import { failed, notice } from '../shared/states';
import { Suggested } from '../shared/suggested';
import { draft, keepDraft, type Draft } from './draft';
import { howSoon } from '../shared/how-soon';
import '../shared/photos';
import type { Photos } from '../shared/photos';
import { FIRST_DAYS, MORE_DAYS, MOST_DAYS, windows } from '../shared/windows';

const SHORTEST = 10;
const LONGEST = 4000;

/** The request: where, what, how soon, when. */
@customElement('kept-request')
export class Request extends Piece {
  @property({ attribute: false }) person!: Person;
  @property({ attribute: false }) house?: Organisation;
  @state() private sites?: Site[];
  @state() private types: ServiceType[] = [];
  @state() private problem?: Problem;
  @state() private now: Draft = draft();
  @state() private days = FIRST_DAYS;
  @state() private choosing = false;
  @state() private wrong: { description?: string; type?: string; photos?: string } = {};
  @query('kept-photos') private photos!: Photos;
  private readonly assets = new Load<Page<Asset>>(this, () => this.now.siteId ? `/assets?site=${encodeURIComponent(this.now.siteId)}` : undefined, {
    concerns: () => false });
  private readonly doing = new Doing(this);
  private readonly suggested = new Suggested(this, () => this.now.description);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    this.problem = undefined;
    try {
      const [sites, types] = await Promise.all([get<Page<Site>>('/sites'), get<Page<ServiceType>>('/service-types')]);
      this.types = types.items;
      this.sites = sites.items;
      const asked = sites.items.find(site => site.id === fromAddress('site'));
      if (asked) this.change({ siteId: asked.id });
      if (!sites.items.some(site => site.id === this.now.siteId)) this.change({ siteId: sites.items[0]?.id ?? '' });
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  private change(part: Partial<Draft>): void {
    const moved = part.siteId !== undefined && part.siteId !== this.now.siteId;
    this.now = { ...this.now, ...(moved ? { assetIds: [] } : {}), ...part };
    keepDraft(this.now);
    if (moved) void this.assets.fresh();
  }

  private get site(): Site | undefined {
    return this.sites?.find(site => site.id === this.now.siteId);
  }

  private get type(): ServiceType | undefined {
    return this.types.find(type => type.code === (this.now.serviceType || this.suggested.kinds[0]?.code));
  }

  protected override render(): Part {
    if (this.problem) return failed('We could not prepare the form.', this.problem, () => void this.load());
    if (!this.sites) return html`<kept-loading></kept-loading>`;
    return html`<form class="stack loose" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.send(); }}>
      <div class="stack tight"><h1>What needs doing?</h1><p class="muted">Tell us once. Everyone who works on it sees the same words.</p></div>
      ${this.where()}${equipmentChoice(this.assets.value?.items ?? [], this.now.assetIds, assetIds => this.change({ assetIds }))}${this.what()}${this.kind()}
      ${fieldSet({ id: 'photos', label: 'Photos', aside: '(help a lot, but optional)', wrong: this.wrong.photos },
        html`<kept-photos @photos=${() => { this.wrong = { ...this.wrong, photos: undefined }; }}></kept-photos>`)}
      ${this.howSoon()}${this.when()}${this.access()}
      <div class="send-bar">
        ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail} What you wrote is kept.</p>`) : nothing}
        ${button('Send request', undefined, this.doing.is('send'), { kind: 'primary', size: 'next', type: 'submit', busyLabel: 'Sending' })}
        <p class="muted small">Sending costs nothing. You see here, and by mail, what we do about it.</p></div></form>`;
  }

  private where(): Part {
    const sites = this.sites!;
    if (sites.length === 0)
      return notice('warn', 'triangle-alert', html`We know no address of yours yet. Call the office${this.house ? ` on ${this.house.phone}` : ''}, and it is here in a minute.`);
    return field({ id: 'site', label: 'Where' }, select({ id: 'site', value: this.now.siteId, input: siteId => this.change({ siteId }) },
      sites.map(site => ({ value: site.id, label: site.address }))));
  }

  private what(): Part {
    return field({ id: 'description', label: 'What is wrong', wrong: this.wrong.description },
      textArea({ id: 'description', value: this.now.description, rows: 4, most: LONGEST, wrong: this.wrong.description, required: true,
        input: description => {
          this.change({ description });
          this.suggested.typed();
        } }));
  }

  private kind(): Part {
    const type = this.type;
    if (type && !this.choosing && !this.wrong.type)
      return html`<p class="muted" role="status">We think this is <b class="strong">${type.name.toLowerCase()}</b>.
        <button class="linklike" type="button" @click=${() => { this.choosing = true; }}>Not right?</button></p>`;
    if (!this.choosing && !this.wrong.type) return nothing;
    return field({ id: 'kind', label: 'What kind of work is it', wrong: this.wrong.type },
      select({ id: 'kind', value: type?.code ?? '', wrong: this.wrong.type, input: serviceType => this.change({ serviceType }) },
        [...(type ? [] : [{ value: '', label: 'Choose one' }]), ...this.types.map(one => ({ value: one.code, label: one.name }))]));
  }

  private howSoon(): Part {
    return fieldSet({ id: 'soon', label: 'How soon' }, html`${howSoon(this.now.priority, priority => this.change({ priority: priority as Draft['priority'] }))}
      <p class="hint">Smell gas, or in danger? Leave the house and call <a href="tel:112">112</a>.</p>`);
  }

  private when(): Part {
    const zone = this.site?.zone ?? READER_ZONE;
    return fieldSet({ id: 'when', label: 'When can someone be there?', hint: 'Tap all that suit, or none if any time does. You get one two-hour window.' },
      html`${windows(zone, this.days, this.now.availability, availability => this.change({ availability }))}
        ${this.days < MOST_DAYS ? html`<p><button class="linklike" type="button" @click=${() => { this.days += MORE_DAYS; }}>Show more days</button></p>` : nothing}`);
  }

  private access(): Part {
    const notes = this.site?.accessNotes;
    return notes ? html`<div class="field"><p class="strong">How we get in</p><p>${notes}</p>
      <p class="hint">Only the technician sees this. Has it changed? Write it above.</p></div>` : nothing;
  }

  private async send(): Promise<void> {
    const type = this.type;
    if (!type) await this.suggested.now();
    this.wrong = {
      description: this.now.description.trim().length < SHORTEST ? 'Say in a sentence what is wrong, and where.' : undefined,
      type: type ? undefined : 'Choose what comes nearest.',
      photos: this.photos.busy ? 'A photo is still on its way. Wait a moment, or remove it.' : undefined,
    };
    if (Object.values(this.wrong).some(Boolean)) {
      await this.updateComplete;
      toFirstWrong(this);
      return;
    }
    const body = {
      siteId: this.now.siteId, description: this.now.description.trim(), serviceType: type!.code, priority: this.now.priority,
      availability: this.now.availability, assetIds: this.now.assetIds, attachments: this.photos.files,
    };
    const answer = await this.doing.run('send', key => command<Answer>('/work-orders', body, { key, channel: 'PORTAL' }), { said: body, quiet: true });
    if (!answer) return;
    keepDraft(undefined);
    location.assign(`/portal/orders/${answer.id}?sent`);
  }
}
