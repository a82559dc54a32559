import type { MessageKey } from '../languages/en.ts';
import type { Attributes, Drawn } from './drawn.ts';
import { changeShape, changeShapes, overruleSign, stageOrder, stageShape } from './shapes.ts';
import { dots, element, hatch } from './svg.ts';

/** A shape of the time line and the key of what it means. */
export interface LegendEntry {
  readonly key: MessageKey;
  readonly picture: Drawn;
}

/** Every shape of the time line; `id` keeps patterns apart from those of other drawings in the document. */
export function legendEntries(id: string): readonly LegendEntry[] {
  return [
    ...judgedBars(),
    ...endsOfBars(id),
    entry(
      'ui.legend.overruled',
      element('rect', {
        ...{ x: 6, y: 0.5, width: 16, height: 15, rx: 3, fill: '#fff2b8', stroke: '#765300' },
        class: 'k-overruled',
      }),
      overruleSign(14, 8),
    ),
    entry('ui.legend.data', swatch('k-data', { fill: '#7c93ad' })),
    entry('ui.legend.gap', hatch(`${id}-hatch`), swatch('k-gap', { fill: `url(#${id}-hatch)` })),
    entry('ui.legend.doubt', dots(`${id}-dots`), swatch('k-doubt', { fill: `url(#${id}-dots)` })),
    ...stageOrder
      .filter((stage) => stage !== 'other')
      .map((stage) => entry(`ui.timeline.stage.${stage}`, stageShape(stage, 14, 8))),
    entry('ui.legend.faint', stageShape('collection', 14, 8, true)),
    ...changeShapes.map((shape) => entry(`ui.timeline.change.${shape}`, changeShape(shape, 14, 8))),
  ];
}

/** Bars by how they are judged. */
function judgedBars(): readonly LegendEntry[] {
  return [
    entry('ui.legend.intruder', swatch('k-bar k-intruder', { fill: '#9b1c1c' })),
    entry('ui.legend.suspect', swatch('k-bar k-suspect', { fill: '#d98a2b', stroke: '#8a4f06' })),
    entry(
      'ui.legend.unexplained',
      swatch('k-bar k-unexplained', { fill: '#ffffff', stroke: '#4a5560', 'stroke-dasharray': '3 2' }),
    ),
    entry('ui.legend.attempt', swatch('k-bar k-attempt', { fill: '#5b4b8a' })),
  ];
}

/** Bars by what is known of their ends, and by what is within them. */
function endsOfBars(id: string): readonly LegendEntry[] {
  const bar = element('rect', {
    x: 6,
    y: 3,
    width: 16,
    height: 10,
    fill: '#9b1c1c',
    class: 'k-bar k-intruder',
  });
  const fade = element(
    'linearGradient',
    { id: `${id}-fade` },
    element('stop', { offset: 0, 'stop-color': '#9b1c1c', class: 'k-stop k-intruder' }),
    element('stop', { offset: 1, 'stop-color': '#9b1c1c', 'stop-opacity': 0.08, class: 'k-stop k-intruder' }),
  );
  const edge = (x: number): Drawn => line(`M${x} 1V15`, 'k-edge k-intruder', { stroke: '#9b1c1c' });
  const open = { fill: `url(#${id}-fade)` };
  return [
    entry('ui.legend.logged', bar, edge(6), edge(22)),
    entry('ui.legend.open', fade, swatch('k-bar k-intruder k-open', open), edge(2)),
    entry('ui.legend.whisker', bar, line('M22 8H27M27 4V12', 'k-whisker')),
    entry(
      'ui.legend.inner',
      swatch('k-bar k-intruder', { fill: '#9b1c1c' }),
      ...[6, 13, 19].map((x) =>
        element('rect', { x, y: 6, width: 2, height: 4, fill: '#ffffff', class: 'k-inner' }),
      ),
    ),
  ];
}

function swatch(cls: string, more: Attributes): Drawn {
  return element('rect', { x: 1, y: 2, width: 26, height: 12, class: cls, ...more });
}

function line(d: string, cls: string, more: Attributes = {}): Drawn {
  return element('path', { d, stroke: '#1b1f24', 'stroke-width': 1.5, fill: 'none', class: cls, ...more });
}

function entry(key: MessageKey, ...shapes: readonly Drawn[]): LegendEntry {
  return { key, picture: element('svg', { width: 28, height: 16, 'aria-hidden': 'true' }, ...shapes) };
}
