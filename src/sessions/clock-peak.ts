/** How many pairs lie `bin` whole seconds apart. */
export interface Bin {
  readonly bin: number;
  readonly count: number;
}

// A login takes up to some seconds to be answered, and stamps are cut to whole ones.
const WIDTH = 3;
const AWAY = 10;

/**
 * The difference that most pairs share, where one stands out: pairs that belong together add up there, the others lie
 * anywhere. `undefined` where two do, or none. No difference is preferred to any other that is about as frequent.
 */
export function peakOf(
  bins: readonly Bin[],
): { readonly seconds: number; readonly count: number } | undefined {
  const counts = new Map(bins.map((b) => [b.bin, b.count]));
  const sum = (from: number): number => {
    let n = 0;
    for (let bin = from; bin < from + WIDTH; bin += 1) n += counts.get(bin) ?? 0;
    return n;
  };
  const windows = bins
    .map(({ bin }) => ({ seconds: bin, count: sum(bin) }))
    .sort((a, b) => b.count - a.count || Math.abs(a.seconds) - Math.abs(b.seconds) || a.seconds - b.seconds);
  const [best] = windows;
  if (best === undefined) return undefined;
  const none = windows.find((w) => Math.abs(w.seconds) < WIDTH);
  if (none !== undefined && none.count * 2 >= best.count) return { seconds: 0, count: none.count };
  const rival = windows.find((w) => Math.abs(w.seconds - best.seconds) > AWAY);
  if (rival !== undefined && rival.count * 2 > best.count) return undefined;
  return { seconds: fullest(best.seconds, counts), count: best.count };
}

function fullest(from: number, counts: ReadonlyMap<number, number>): number {
  let best = from;
  for (let bin = from; bin < from + WIDTH; bin += 1) {
    if ((counts.get(bin) ?? 0) > (counts.get(best) ?? 0)) best = bin;
  }
  return best;
}
