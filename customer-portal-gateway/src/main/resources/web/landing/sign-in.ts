import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, Doing } from '../shared/actions';
import { field, textInput, toFirstWrong } from '../shared/field';
import { keptBrand } from '../shared/header';
import { Piece, type Part } from '../shared/piece';
import { query } from '../shared/route';
import { faceOf, signIn } from '../shared/session';
import { notice } from '../shared/states';
import { themeSwitch } from '../shared/theme';

/** Signing in with address and password; then back to where one was. */
@customElement('kept-sign-in')
export class SignIn extends Piece {
  @state() private email = '';
  @state() private password = '';
  @state() private wrong: { email?: string; password?: string } = {};
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.themeHost = '';
  }

  protected override render(): Part {
    return html`<header class="landing-page"><div class="row apart">${keptBrand('/')}${themeSwitch()}</div></header>
      <main id="main" class="column"><form class="card sign-in" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.enter(); }}>
        <h1>Sign in</h1>
        ${next() !== '/' ? html`<p class="muted">To go on where you were.</p>` : nothing}
        ${field({ id: 'email', label: 'E-mail address', wrong: this.wrong.email }, textInput({ id: 'email', value: this.email, type: 'email', inputmode: 'email',
          autocomplete: 'username', wrong: this.wrong.email, required: true, input: value => { this.email = value; } }))}
        ${field({ id: 'password', label: 'Password', wrong: this.wrong.password }, textInput({ id: 'password', value: this.password, type: 'password',
          autocomplete: 'current-password', wrong: this.wrong.password, required: true, input: value => { this.password = value; } }))}
        ${this.doing.problem ? notice('danger', 'triangle-alert', html`<p role="alert">${this.doing.problem.detail}</p>`) : nothing}
        ${button('Sign in', undefined, this.doing.any, { kind: 'primary', size: 'wide', type: 'submit', busyLabel: 'Signing in' })}
        <p class="muted small">No account, or the password is lost? The office makes you a new one.</p></form></main>`;
  }

  private async enter(): Promise<void> {
    this.wrong = {
      email: this.email.includes('@') ? undefined : 'An address has an @ in it.',
      password: this.password ? undefined : 'Type your password.',
    };
    if (this.wrong.email || this.wrong.password) {
      await this.updateComplete;
      toFirstWrong(this);
      return;
    }
    const person = await this.doing.run('enter', () => signIn(this.email.trim(), this.password), { quiet: true });
    if (person) location.assign(next() === '/' ? faceOf(person.roles) : next());
  }
}

/** Where to go afterwards: a page of ours, never another site. */
function next(): string {
  const asked = query('next') ?? '/';
  return asked.startsWith('/') && !asked.startsWith('//') && !asked.startsWith('/\\') ? asked : '/';
}
