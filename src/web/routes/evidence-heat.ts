import { UserError } from '../../base/errors.ts';
import { parseIso } from '../../base/time.ts';
import { heatView } from '../evidence/heat-view.ts';
import type { Ask, Route } from '../route.ts';
import type { HeatView } from '../wire/evidence.ts';

/** Lines of every source over time. `from`, `to`: ISO times; `width` in pixels; `table=1` for the numbers too, `clock=case` for the case's clock above UTC. */
export const evidenceHeat: Route = {
  method: 'get',
  path: 'evidence/heat',
  rate: 'light',
  answer: (desk, ask): HeatView =>
    heatView(desk, {
      from: timeOf(ask, 'from'),
      to: timeOf(ask, 'to'),
      offset: ask.number('offset', 0, 1_000_000, 0),
      width: ask.number('width', 200, 4000, 1040),
      table: ask.text('table') === '1',
      caseClock: ask.text('clock') === 'case',
    }),
};

function timeOf(ask: Ask, name: string): number | undefined {
  const text = ask.text(name);
  if (text === '') return undefined;
  const at = parseIso(text);
  if (at === undefined)
    throw new UserError(
      name,
      `is ${JSON.stringify(text.slice(0, 40))}`,
      'give a time as 2026-03-01T04:00:00Z',
    );
  return at;
}
