import { html, type TemplateResult } from 'lit';
import { icon } from './piece';

/** Dark or light as it is now: the remembered choice, else the system's. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function themeSwitch(words = false): TemplateResult {
  const to = isDark() ? 'light' : 'dark';
  return html`<button class="button ${words ? '' : 'icon-only'}" type="button" aria-label=${words ? `Theme: to ${to}` : `To the ${to} theme`} @click=${turn}>
    ${icon(to === 'dark' ? 'moon' : 'sun')}${words ? `To the ${to} theme` : ''}</button>`;
}

function turn(event: Event): void {
  const to = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = to;
  try {
    localStorage.setItem('kept-theme', to);
  } catch { /* it then lasts as long as the page */ }
  const host = (event.currentTarget as HTMLElement).closest('kept-header, [data-theme-host]');
  (host as { requestUpdate?: () => void } | null)?.requestUpdate?.();
}
