import { html, nothing } from 'lit';
import { fieldSet } from './field';
import type { Part } from './piece';
import type { Asset } from './record';

/** Of what stands at a place, what the work is about; nothing where nothing stands there. */
export function equipmentChoice(assets: Asset[], chosen: string[], choose: (ids: string[]) => void): Part {
  if (assets.length === 0) return nothing;
  return fieldSet({ id: 'equipment-choice', label: 'What is it about?', aside: 'optional' }, html`${assets.map(asset => html`<label class="check"><input type="checkbox"
    .checked=${chosen.includes(asset.id)} @change=${(event: Event) => choose((event.target as HTMLInputElement).checked ? [...chosen, asset.id]
      : chosen.filter(one => one !== asset.id))} />${asset.name}${asset.model ? html` <span class="muted small">${asset.model}</span>` : nothing}</label>`)}`);
}
