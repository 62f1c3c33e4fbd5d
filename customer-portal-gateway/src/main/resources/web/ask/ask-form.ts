import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { command } from '../shared/api';
import { field, fieldSet, select, textArea, textInput, toFirstWrong } from '../shared/field';
import { howSoon } from '../shared/how-soon';
import '../shared/photos';
import type { Photos } from '../shared/photos';
import { Piece, type Part } from '../shared/piece';
import type { AvailabilityWindow } from '../shared/shapes';
import { notice } from '../shared/states';
import { FIRST_DAYS, MORE_DAYS, MOST_DAYS, windows } from '../shared/windows';
import { phoneLine, place, type Form } from './ask';

/** What became of it. */
export interface Sent { number: string; already: boolean; byMail: boolean }

const SHORTEST = 10;
const LONGEST = 4000;
const MAIL = /^[^@\s]{1,64}@[^@\s]{1,200}$/;
const PHONE = /^\+?[0-9 ()/.-]{5,40}$/;

/** What is wrong, how soon, when it suits, and who says so: `<ask-form .form=${form} .path=${path}>`, fires `sent`. */
@customElement('ask-form')
export class AskForm extends Piece {
  @property({ attribute: false }) form!: Form;
  /** Of the link, below `/api`. */
  @property() path = '';
  @state() private now = { description: '', serviceType: '', priority: 'ROUTINE', name: '', email: '', phone: '', website: '' };
  @state() private availability: AvailabilityWindow[] = [];
  @state() private days = FIRST_DAYS;
  @state() private wrong: { description?: string; type?: string; photos?: string; name?: string; email?: string; phone?: string } = {};
  @query('kept-photos') private photos!: Photos;
  private readonly doing = new Doing(this);

  private change(part: Partial<typeof this.now>): void {
    this.now = { ...this.now, ...part };
  }

  protected override render(): Part {
    return html`<form class="stack loose" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.send(); }}>
      <div class="stack tight"><p class="muted small">${place(this.form)}</p><h1>${this.form.equipment ? `${this.form.equipment} not working?` : 'Something broken here?'}</h1>
        <p class="muted">Tell ${this.form.organisation?.name ?? 'us'}. You need no account.</p></div>
      ${field({ id: 'description', label: 'What is wrong', hint: 'Say where in the house it is, too.', wrong: this.wrong.description },
        textArea({ id: 'description', value: this.now.description, rows: 4, most: LONGEST, hint: true, wrong: this.wrong.description, required: true,
          input: description => this.change({ description }) }))}
      ${this.kind()}
      ${fieldSet({ id: 'photos', label: 'Photos', aside: '(help a lot, but optional)', wrong: this.wrong.photos },
        html`<kept-photos .to=${`${this.path}/photos`} @photos=${() => { this.wrong = { ...this.wrong, photos: undefined }; }}></kept-photos>`)}
      ${fieldSet({ id: 'soon', label: 'How soon' }, html`${howSoon(this.now.priority, priority => this.change({ priority }))}
        <p class="hint">Smell gas, or in danger? Leave the house and call <a href="tel:112">112</a>.</p>`)}
      ${this.when()}${this.who()}
      <div class="send-bar">
        ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail} What you wrote is still here.</p>`) : nothing}
        ${button('Send', undefined, this.doing.is('send'), { kind: 'primary', size: 'next', type: 'submit', busyLabel: 'Sending' })}
        ${phoneLine(this.form, 'Or call')}</div></form>`;
  }

  private kind(): Part {
    return field({ id: 'kind', label: 'What kind of work is it', wrong: this.wrong.type },
      select({ id: 'kind', value: this.now.serviceType, wrong: this.wrong.type, required: true, input: serviceType => this.change({ serviceType }) },
        [{ value: '', label: 'Choose what comes nearest' }, ...this.form.kinds.map(one => ({ value: one.code, label: one.name }))]));
  }

  private when(): Part {
    return fieldSet({ id: 'when', label: 'When can somebody let us in?', hint: 'Tap all that suit, or none if any time does.' },
      html`${windows(this.form.zone, this.days, this.availability, availability => { this.availability = availability; })}
        ${this.days < MOST_DAYS ? html`<p><button class="linklike" type="button" @click=${() => { this.days += MORE_DAYS; }}>Show more days</button></p>` : nothing}`);
  }

  private who(): Part {
    return html`<section class="stack" aria-labelledby="who"><h2 id="who">Who are you?</h2>
      ${field({ id: 'name', label: 'Your name', wrong: this.wrong.name }, textInput({ id: 'name', value: this.now.name, wrong: this.wrong.name, required: true,
        autocomplete: 'name', input: name => this.change({ name }) }))}
      <div class="two-fields">${field({ id: 'email', label: 'Mail address', aside: '(or phone)', wrong: this.wrong.email }, textInput({ id: 'email', type: 'email',
        value: this.now.email, wrong: this.wrong.email, most: 254, autocomplete: 'email', inputmode: 'email', input: email => this.change({ email }) }))}
      ${field({ id: 'phone', label: 'Phone', aside: '(or mail)', wrong: this.wrong.phone }, textInput({ id: 'phone', type: 'tel', value: this.now.phone,
        wrong: this.wrong.phone, most: 40, autocomplete: 'tel', inputmode: 'tel', input: phone => this.change({ phone }) }))}</div>
      <p class="muted small">Your name and how to reach you go to ${this.form.organisation?.name ?? 'the company'}, to whoever owns this place and to whoever comes.
        They are used for this work only, to tell you what becomes of it.</p>
      <div class="not-for-people" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off" .value=${this.now.website}
        @input=${(event: Event) => this.change({ website: (event.target as HTMLInputElement).value })} /></label></div></section>`;
  }

  private check(): boolean {
    const { description, serviceType, name, email, phone } = this.now;
    const way = email.trim() || phone.trim();
    this.wrong = {
      description: description.trim().length < SHORTEST ? 'Say in a sentence what is wrong, and where.' : undefined,
      type: serviceType ? undefined : 'Choose what comes nearest.',
      photos: this.photos.busy ? 'A photo is still on its way. Wait a moment, or remove it.' : undefined,
      name: name.trim() ? undefined : 'Say who you are, so that whoever comes can ask for you.',
      email: !way ? 'Leave a mail address or a phone number, so that you can be told.' : email.trim() && !MAIL.test(email.trim()) ? 'This is no mail address yet.' : undefined,
      phone: phone.trim() && !PHONE.test(phone.trim()) ? 'Write the number in digits, such as +353 1 555 0100.' : undefined,
    };
    return !Object.values(this.wrong).some(Boolean);
  }

  private async send(): Promise<void> {
    if (!this.check()) {
      await this.updateComplete;
      toFirstWrong(this);
      return;
    }
    const { description, serviceType, priority, name, email, phone, website } = this.now;
    const body = {
      description: description.trim(), serviceType, priority, availability: this.availability, photos: this.photos.files,
      name: name.trim(), email: email.trim(), phone: phone.trim(), opened: this.form.opened, website,
    };
    const sent = await this.doing.run('send', key => command<{ number: string; already: boolean }>(`${this.path}/request`, body, { key, stay: true }), {
      said: body, quiet: true });
    if (sent) this.dispatchEvent(new CustomEvent<Sent>('sent', { detail: { ...sent, byMail: body.email !== '' } }));
  }
}
