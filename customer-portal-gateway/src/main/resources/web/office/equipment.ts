import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Load } from '../shared/load';
import { Piece } from '../shared/piece';
import { assetLine, type Asset } from '../shared/record';
import type { Page } from '../shared/shapes';
import { changeAsset } from './customer-forms';

/** What stands at a place, and can be added and changed there: `<office-equipment .siteId=${id} .today=${day}>`. */
@customElement('office-equipment')
export class Equipment extends Piece {
  @property() siteId = '';
  @property() today = '';
  private readonly assets = new Load<Page<Asset>>(this, () => `/assets?site=${encodeURIComponent(this.siteId)}`, {
    concerns: change => change.family === 'directory' });

  private readonly again = (reference: string): Promise<void> => this.assets.now(reference);

  protected override render(): TemplateResult {
    return html`${this.assets.show('We could not load what stands there.', page => html`<ul class="stack tight">${page.items.map(asset => html`<li
      class="row apart">${assetLine(asset, this.today)}<button class="button quiet small" type="button" @click=${() => void changeAsset(this.siteId, asset,
        this.again)}>Change<span class="aside"> ${asset.name}</span></button></li>`)}</ul>
      <button class="button quiet small" type="button" @click=${() => void changeAsset(this.siteId, undefined, this.again)}>Add equipment</button>`)}`;
  }
}
