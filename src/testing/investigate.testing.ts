import { join } from 'node:path';
import type { Case } from '../case/case.ts';
import { type InvestigateOptions, investigate } from '../investigate.ts';

/** Investigates folders as `constat investigate` does without options; the case is written to `into`. */
export async function investigated(
  roots: readonly string[],
  into: string,
  options: Partial<InvestigateOptions> = {},
): Promise<{ readonly case: Case; readonly complete: boolean; readonly file: string }> {
  const done = await investigate({
    roots,
    caseDir: into,
    force: false,
    zone: undefined,
    year: undefined,
    from: undefined,
    to: undefined,
    threads: 2,
    memoryBytes: 1_000_000_000,
    actorAddresses: [],
    actorAccounts: [],
    proxies: [],
    knownGood: [],
    thresholds: {},
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });
  return { ...done, file: join(into, 'case.json') };
}
