import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sharedFolder } from '../base/shared.testing.ts';
import { monthNumber, wallTime } from '../base/time.ts';
import type { Case } from '../case/case.ts';
import { investigate } from '../investigate.ts';

/** A host's evidence in a folder of its own; `truth` says what happened. */
export interface MadeHost {
  readonly evidence: string;
  readonly truth: string;
  readonly caseDir: string;
  readonly remove: () => void;
}

/** Makes the evidence of a small attacked host. */
export function makeHost(variant: string, seed: number): MadeHost {
  const dir = mkdtempSync(join(tmpdir(), 'constat-clocks-'));
  const make = fileURLToPath(new URL('../../bench/make.mjs', import.meta.url));
  const out = join(dir, 'host');
  execFileSync(process.execPath, [
    make,
    ...['--out', out, '--size', '2MiB', '--seed', String(seed), '--variant', variant],
  ]);
  return {
    evidence: join(out, 'evidence'),
    truth: join(out, 'truth.json'),
    caseDir: join(dir, 'case'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Rewrites the lines of all files of one log, rotated and packed ones too; `log` is its path below the evidence. */
export function rewriteLog(host: MadeHost, log: string, rewrite: (line: string) => string): void {
  const folder = join(host.evidence, log, '..');
  const name = log.slice(log.lastIndexOf('/') + 1);
  for (const file of readdirSync(folder).filter((f) => f.startsWith(name))) {
    const path = join(folder, file);
    const { atime, mtime } = statSync(path);
    const bytes = readFileSync(path);
    const packed = file.endsWith('.gz');
    const text = (packed ? gunzipSync(bytes) : bytes).toString('latin1');
    const lines = text.split('\n').map((line) => (line === '' ? '' : rewrite(line)));
    const done = Buffer.from(lines.join('\n'), 'latin1');
    writeFileSync(path, packed ? gzipSync(done) : done);
    utimesSync(path, atime, mtime);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A line with a traditional syslog stamp, so many seconds later. */
export function laterSyslog(line: string, seconds: number): string {
  const m = /^([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d)/.exec(line);
  if (m === null) return line;
  const [, month = '', day, h, mi, s] = m;
  const wall = wallTime(2026, monthNumber(month) ?? 1, Number(day), Number(h), Number(mi), Number(s));
  const at = new Date(wall / 1000 + seconds * 1000);
  const stamp = `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${at.toISOString().slice(11, 19)}`;
  return stamp + line.slice(15);
}

/** A line of an access log, so many seconds later. */
export function laterRequest(line: string, seconds: number): string {
  return line.replace(/\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) /, (_, ...parts: string[]) => {
    const [d, month = '', y, h, mi, s] = parts;
    const wall = wallTime(Number(y), monthNumber(month) ?? 1, Number(d), Number(h), Number(mi), Number(s));
    const at = new Date(wall / 1000 + seconds * 1000);
    const day = String(at.getUTCDate()).padStart(2, '0');
    return `[${day}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)} `;
  });
}

/** A line without the session id that a Dovecot login process's line ends with. */
export function withoutSession(line: string): string {
  return line.replace(/(-login: .*), session=<[^>]*>/, '$1');
}

/** Investigates a folder. */
export async function investigated(
  roots: readonly string[],
  caseDir: string,
  clock: { readonly zone?: string; readonly year?: number } = {},
): Promise<Case> {
  const done = await investigate({
    roots,
    caseDir,
    force: true,
    zone: clock.zone,
    year: clock.year,
    from: undefined,
    to: undefined,
    threads: 2,
    memoryBytes: 1_200_000_000,
    actorAddresses: [],
    actorAccounts: [],
    knownGood: [],
    proxies: [],
    thresholds: {},
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  return done.case;
}

/** Measures below their floor, as the scorer prints them; `undefined` where there is no scorer. */
export function scoreOf(host: MadeHost): readonly string[] | undefined {
  const shared = sharedFolder();
  if (shared === undefined) return undefined;
  const score = join(shared, 'score', 'score.mjs');
  const out = spawnSync(process.execPath, [score, join(host.caseDir, 'case.json'), host.truth], {
    encoding: 'utf8',
  });
  return out.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('ok'));
}

/** What a Case says of clocks: the sentence, the log, the seconds, whether it was applied. */
export function clockGaps(file: Case): readonly (readonly (string | number | undefined)[])[] {
  return file.coverage.gaps
    .filter((g) => /^(clock|zone|year)-/.test(g.because))
    .map((g) => [g.because, g.facts.log, g.facts.direction, g.facts.seconds, g.facts.applied]);
}
