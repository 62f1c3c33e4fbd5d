import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { button, Doing } from './actions';
import { initials } from './format';
import { onLiveState, type LiveState } from './live';
import { avatar, Piece, type Part } from './piece';
import { me, organisation, signOut } from './session';
import type { Organisation, Person } from './shapes';
import { themeSwitch } from './theme';

export interface Place { href: string; label: string; count?: number }

/**
 * The bar of a face: `<kept-header face="Office" .places=${[...]} current="/office/orders">`.
 * The portal (`company`) carries the company's name, the others Kept's.
 */
@customElement('kept-header')
export class Header extends Piece {
  /** What the face is called, behind the brand; for assistive technology, too. */
  @property() face = '';
  @property({ type: Boolean }) company = false;
  @property({ attribute: false }) places: Place[] = [];
  /** The `href` of the place where one is. */
  @property() current = '';
  @property() home = '/';
  /** Show whether changes arrive by themselves. */
  @property({ type: Boolean }) showsLive = false;
  /** More at the right: a search field. */
  @property({ attribute: false }) more: Part = nothing;
  @state() private person?: Person;
  @state() private house?: Organisation;
  @state() private live: LiveState = 'joining';
  private readonly doing = new Doing(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    me().then(person => { this.person = person; }, () => undefined);
    organisation().then(house => { this.house = house; }, () => undefined);
    if (this.showsLive) this.stop = onLiveState(live => { this.live = live; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override render(): Part {
    return html`<a class="skip" href="#main">To the content</a>
      <header class="bar"><div class="inner">
        ${this.company ? companyBrand(this.house?.name ?? '', this.home) : keptBrand(this.home)}
        ${this.places.length ? html`<nav aria-label=${this.face || 'Pages'}>${this.places.map(place => html`<a href=${place.href}
          aria-current=${place.href === this.current ? 'page' : nothing}>${place.label}${place.count ? html` <b>${place.count}</b>` : nothing}</a>`)}</nav>` : nothing}
        <div class="end">${this.more}${this.showsLive ? this.liveSign() : nothing}${this.account()}</div>
      </div></header>`;
  }

  private liveSign(): Part {
    if (this.live === 'joining') return nothing;
    return html`<span class="live ${this.live === 'live' ? '' : 'lost'}" role="status">${this.live === 'live' ? 'Live' : 'Not live, looking every 10 s'}</span>`;
  }

  private account(): Part {
    const person = this.person;
    if (!person) return themeSwitch();
    return html`<details class="account" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}>
      <summary>${avatar(person.name, initials(person.name))}<span class="aside">Your account, ${person.name}</span></summary>
      <div class="menu"><p><span class="strong">${person.name}</span><br /><span class="muted small">${person.email}</span></p>
        ${themeSwitch(true)}
        ${button('Sign out', () => void this.doing.run('sign-out', signOut), this.doing.any, { icon: 'log-out', busyLabel: 'Signing out' })}</div></details>`;
  }
}

/** For a `details` that is a menu. */
export function closeWhenLeft(event: FocusEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
}

export function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const menu = event.currentTarget as HTMLDetailsElement;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** Kept's own sign. */
export function keptBrand(home = '/'): Part {
  return html`<a class="brand" href=${home}><svg viewBox="0 0 26 26" aria-hidden="true"><rect x="1" y="1" width="24" height="24" rx="7" fill="var(--accent)"></rect>
    <path d="M8.5 7v12M8.5 14.5 12 18l6-9" fill="none" stroke="var(--on-accent)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"></path></svg>Kept</a>`;
}

/** The company's sign, made of its first letter. */
export function companyBrand(name: string, home = '/portal'): Part {
  if (!name) return html`<span class="brand" aria-hidden="true">&nbsp;</span>`;
  return html`<a class="brand" href=${home}><svg viewBox="0 0 26 26" aria-hidden="true"><rect x="2" y="2" width="22" height="22" rx="6" fill="none" stroke="currentColor" stroke-width="2"></rect>
    <text x="13" y="18.2" text-anchor="middle" font-size="14" font-weight="700" fill="currentColor">${name[0]}</text></svg>${name}</a>`;
}

/** The foot of a page that customers see. */
export function companyFoot(name?: string): Part {
  return html`<footer class="foot">${name ? `${name} keeps its orders with Kept.` : 'Orders are kept with Kept.'}
    Nothing here can be overwritten, by them or by us.</footer>`;
}
