// A link to be taken elsewhere.
import { html, type TemplateResult } from 'lit';
import { toast } from './toast';

export function linkField(id: string, label: string, link: string): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label><input class="input" id=${id} readonly .value=${link}
      @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /></div>
    <p><button class="button" type="button" @click=${() => void copy(id, link)}>Copy the link</button></p>`;
}

/** Where the browser gives no clipboard away, the link is chosen, and a key copies it. */
async function copy(id: string, link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    toast('The link is copied.');
  } catch {
    document.getElementById(id)?.focus();
    toast('The link is chosen. Copy it with Ctrl+C.');
  }
}
