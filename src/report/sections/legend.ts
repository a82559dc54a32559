import { type Html, html } from '../../base/html.ts';
import { type Attributes, type Drawn, drawnHtml } from '../draw/drawn.ts';
import { dots, element, hatch } from '../draw/svg.ts';
import type { MessageKey } from '../languages/en.ts';
import type { Page } from '../page.ts';

/** What the shapes of the time line mean. */
export function legend(page: Page): Html {
  const swatch = (cls: string, more: Attributes): Drawn =>
    element('rect', { x: 1, y: 2, width: 26, height: 12, class: cls, ...more });
  const entries: readonly (readonly [MessageKey, ...Drawn[]])[] = [
    ['ui.legend.intruder', swatch('k-bar k-intruder', { fill: '#9b1c1c' })],
    ['ui.legend.suspect', swatch('k-bar k-suspect', { fill: '#d98a2b', stroke: '#8a4f06' })],
    [
      'ui.legend.unexplained',
      swatch('k-bar k-unexplained', { fill: '#ffffff', stroke: '#4a5560', 'stroke-dasharray': '3 2' }),
    ],
    ['ui.legend.attempt', swatch('k-bar k-attempt', { fill: '#5b4b8a' })],
    ['ui.legend.data', swatch('k-data', { fill: '#7c93ad' })],
    ['ui.legend.gap', hatch('lg-hatch'), swatch('k-gap', { fill: 'url(#lg-hatch)' })],
    ['ui.legend.doubt', dots('lg-dots'), swatch('k-doubt', { fill: 'url(#lg-dots)' })],
  ];
  const items = entries.map(([key, ...shapes]) => {
    const picture = element('svg', { width: 28, height: 16, 'aria-hidden': 'true' }, ...shapes);
    return html`<li>${drawnHtml(picture)} ${page.ui(key)}</li>`;
  });
  return html`<ul class="legend">${items}</ul>`;
}
