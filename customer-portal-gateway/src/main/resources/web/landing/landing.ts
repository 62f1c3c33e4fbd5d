import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { get } from '../shared/api';
import { firstName } from '../shared/format';
import { keptBrand } from '../shared/header';
import { icon, Piece, type Part } from '../shared/piece';
import { Problem } from '../shared/problem';
import { signIn } from '../shared/session';
import { failed } from '../shared/states';
import { themeSwitch } from '../shared/theme';
import { CAST, STORY, type Cast, type DemoPerson } from './people';
import './running';

/** The first page of the embedded run: people to be, the story, what runs. */
@customElement('kept-landing')
export class Landing extends Piece {
  @state() private people?: DemoPerson[];
  @state() private problem?: Problem;
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.themeHost = '';
    void this.load();
  }

  private async load(): Promise<void> {
    this.problem = undefined;
    try {
      this.people = await get<DemoPerson[]>('/demo-people', { stay: true });
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  protected override render(): Part {
    return html`<div class="landing-page">
      <header class="row apart"><span class="row">${keptBrand('/')}<span class="tag">Demo on this computer</span></span>
        <span class="row"><a href="/sign-in">Sign in by hand</a>${themeSwitch()}</span></header>
      <main id="main">
        <div class="hero"><h1>A work order is a promise.<br />Here is one, being kept.</h1>
          <p>Follow it from the customer's request to the payment. Every step says who did it, and every automatic step says why.</p></div>
        <section class="stack" aria-labelledby="people"><h2 id="people">Be one of five people</h2>
          ${this.problem ? failed('We could not ask who is there.', this.problem, () => void this.load()) : nothing}
          ${this.people ? html`<ul class="people">${CAST.map((cast, index) => this.person(cast, index === 0))}</ul>` : this.problem ? nothing : html`<kept-loading></kept-loading>`}
          <p class="muted small">One browser is one person at a time: open a private window to be a second one, and each sees the other's steps as they happen.
            In production these buttons do not exist.</p></section>
        <section class="card story-card" aria-label="The story"><ol class="story">${STORY.map((step, index) => html`<li><span class="step" aria-hidden="true">${index + 1}</span>
          <p class="strong">${step.title}</p><p class="muted small">${step.about}</p></li>`)}</ol></section>
        <kept-running></kept-running>
      </main></div>`;
  }

  private person(cast: Cast, first: boolean): Part {
    const person = this.people!.find(one => one.role === cast.role);
    if (!person) return nothing;
    const label = first ? 'Start here' : `Enter as ${firstName(person.name)}`;
    return html`<li class="card person ${first ? 'first' : ''}">${icon(cast.icon)}<h3>${person.name}</h3><p class="strong small">${cast.title}</p>
      <p class="muted small">${cast.about}</p>
      ${button(label, () => void this.enter(person), this.doing.is(person.id), { kind: first ? 'primary' : '', size: 'wide', busyLabel: 'Entering' })}</li>`;
  }

  private async enter(person: DemoPerson): Promise<void> {
    const entered = await this.doing.run(person.id, () => signIn(person.email, person.password));
    if (entered) location.assign(person.faces[0] ?? '/');
  }
}
