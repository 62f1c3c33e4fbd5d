import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';

/** Elements without a shadow: one style sheet, one tab order, one page for assistive technology. */
export class Piece extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

export type Part = TemplateResult | string | typeof nothing;

/** An icon of the sprite; decoration, unless it is named. */
export function icon(name: string, label?: string): TemplateResult {
  const use = svg`<use href="/static/icons/lucide.svg#${name}"></use>`;
  return label
    ? html`<svg class="icon" role="img" aria-label=${label}>${use}</svg>`
    : html`<svg class="icon" aria-hidden="true" focusable="false">${use}</svg>`;
}

/** A person as a round sign with initials; the name stands beside it. */
export function avatar(name: string, letters: string): TemplateResult {
  return html`<span class="avatar" aria-hidden="true" title=${name}>${letters}</span>`;
}
