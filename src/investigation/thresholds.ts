import { THRESHOLDS, type Thresholds, WEIGHTS, type Weights } from '../actors/thresholds.ts';
import { UserError } from '../base/errors.ts';
import { detections } from '../detections/index.ts';
import { COVERAGE_THRESHOLDS, type CoverageThresholds } from '../scope/coverage/thresholds.ts';

/** Every number that an investigation turns on, with what was set by hand in its place. */
export interface AllThresholds {
  readonly judgement: Thresholds;
  readonly weights: Weights;
  readonly coverage: CoverageThresholds;
  /** By `detection.name`. */
  readonly detections: Readonly<Record<string, number>>;
  /** What was set by hand and differs, by full name: `judgement.guessTries`. */
  readonly set: Readonly<Record<string, number>>;
}

/** Every threshold by its full name, with its usual value: `judgement.x`, `weight.x`, `coverage.x`, `bulk-copy.x`. */
export function usualThresholds(): ReadonlyMap<string, number> {
  return new Map([
    ...named('judgement', THRESHOLDS),
    ...named('weight', WEIGHTS),
    ...named('coverage', COVERAGE_THRESHOLDS),
    ...detections.flatMap((d) =>
      Object.entries(d.thresholds).map(([name, { value }]) => [`${d.id}.${name}`, value] as const),
    ),
  ]);
}

function named(
  group: string,
  values: Readonly<Record<string, number>>,
): readonly (readonly [string, number])[] {
  return Object.entries(values).map(([name, value]) => [`${group}.${name}`, value]);
}

/** All thresholds, some of them set by hand by full name. Throws UserError for a name that is none. */
export function thresholdsWith(given: Readonly<Record<string, number>>): AllThresholds {
  const usual = usualThresholds();
  for (const name of Object.keys(given)) {
    if (!usual.has(name))
      throw new UserError('--threshold', `no threshold is called ${name}`, hint(name, usual));
  }
  const own = (group: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      Object.entries(given)
        .filter(([name]) => name.startsWith(`${group}.`))
        .map(([name, value]) => [name.slice(group.length + 1), value]),
    );
  const differs = Object.entries(given).filter(([name, value]) => usual.get(name) !== value);
  return {
    judgement: { ...THRESHOLDS, ...own('judgement') },
    weights: { ...WEIGHTS, ...own('weight') },
    coverage: { ...COVERAGE_THRESHOLDS, ...own('coverage') },
    detections: given,
    set: Object.fromEntries(differs.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Names that end alike or are of the same group. */
function hint(name: string, usual: ReadonlyMap<string, number>): string {
  const [group = '', last = ''] = name.split('.');
  const all = [...usual.keys()];
  const alike = all.filter((n) => last !== '' && n.toLowerCase().endsWith(`.${last.toLowerCase()}`));
  const near = alike.length > 0 ? alike : all.filter((n) => n.startsWith(`${group}.`));
  const some = near.slice(0, 8).join(', ');
  return some === '' ? 'docs/thresholds.md names them all' : `it may be one of ${some}`;
}
