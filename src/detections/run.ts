import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { Store } from '../store/store.ts';
import type { Detection } from './detection.ts';

/** Runs detections one after the other; signals by time, then detection. `overrides` by `detection.threshold`. */
export async function detect(
  all: readonly Detection[],
  store: Store,
  world: World,
  overrides: Readonly<Record<string, number>> = {},
): Promise<readonly Signal[]> {
  const signals: Signal[] = [];
  for (const one of all) {
    const t = Object.fromEntries(
      Object.entries(one.thresholds).map(([name, { value }]) => [
        name,
        overrides[`${one.id}.${name}`] ?? value,
      ]),
    );
    signals.push(...(await one.find({ store, world, t })));
  }
  return signals.sort(
    (a, b) => a.from - b.from || (a.detection < b.detection ? -1 : a.detection > b.detection ? 1 : 0),
  );
}
