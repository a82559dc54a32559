import { type Html, html } from '../../base/html.ts';
import type { Reason } from '../../case/common.ts';
import type { Group } from '../keys.ts';
import type { Page } from '../page.ts';

/** Reasons with their weight and chips; a dash where there are none. */
export function reasonList(page: Page, group: Group, reasons: readonly Reason[]): Html {
  if (reasons.length === 0) return html`<span class="faint">${page.ui('ui.dash')}</span>`;
  return html`<ul class="plain tight">${reasons.map((r) => html`<li>${page.sentence(group, r.reason, r.facts)} ${weight(page, r.weight)} ${page.cite(r.refs)}</li>`)}</ul>`;
}

/** A weight with its sign. */
export function weight(page: Page, value: number): Html {
  return html`<span class="weight">${page.ui('ui.weight', { weight: value })}</span>`;
}
