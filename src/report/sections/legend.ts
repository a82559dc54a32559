import { type Html, html } from '../../base/html.ts';
import { drawnHtml } from '../draw/drawn.ts';
import { legendEntries } from '../draw/legend.ts';
import type { Page } from '../page.ts';

/** What the shapes of the time line mean. */
export function legend(page: Page): Html {
  const items = legendEntries('lg').map(
    ({ key, picture }) => html`<li>${drawnHtml(picture)} ${page.ui(key)}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}
