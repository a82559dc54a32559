import { readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { canonicalAddress, parseNetwork } from '../base/ip.ts';
import { DAY, HOUR, MINUTE, parseIso, SECOND, zone } from '../base/time.ts';
import type { InvestigateOptions } from '../investigate.ts';
import type { Given } from './command.ts';
import type { Io } from './io.ts';
import { clockOptions, wholeNumber } from './members.ts';

/** The options of an investigation as the command line gives them. Throws UserError for what makes no sense. */
export async function investigateOptions(
  given: Given,
  io: Io,
  onProgress: InvestigateOptions['onProgress'],
): Promise<InvestigateOptions> {
  const clocks = clockOptions(given);
  const from = timeOf(given, 'from', clocks.zone, io);
  const to = timeOf(given, 'to', clocks.zone, io);
  if (from !== undefined && to !== undefined && from >= to) {
    throw new UserError('--from', 'is not before --to', 'turn them round');
  }
  return {
    roots: given.args,
    caseDir: given.text('case') ?? defaultCase(given.args),
    force: given.flag('force'),
    ...clocks,
    from,
    to,
    threads: wholeNumber(given, 'jobs', 1, 256) ?? availableParallelism(),
    memoryBytes: memory(given.text('memory')),
    actorAddresses: (await values(given, 'actorIp')).map((a) => address('--actor-ip', a)),
    actorAccounts: await values(given, 'actorAccount'),
    knownGood: await values(given, 'knownGood'),
    proxies: (await values(given, 'proxy')).map((a) => address('--proxy', a)),
    thresholds: Object.fromEntries((await values(given, 'threshold')).map(threshold)),
    signal: io.signal,
    onProgress,
  };
}

/** `<evidence>.case` beside the first root. */
function defaultCase(roots: readonly string[]): string {
  return `${resolve(roots[0] ?? '.')}.case`;
}

/** Values of a repeatable option; `@file` stands for the lines of a file. */
async function values(given: Given, name: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (const value of given.list(name)) {
    if (!value.startsWith('@')) all.push(value);
    else {
      const text = await readFile(value.slice(1), 'utf8');
      all.push(
        ...text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '' && !line.startsWith('#')),
      );
    }
  }
  return all;
}

function address(option: string, text: string): string {
  const one = canonicalAddress(text);
  if (one !== undefined) return one;
  if (parseNetwork(text) === undefined) {
    throw new UserError(option, `no address or network: ${text}`, 'give 203.0.113.7 or 203.0.113.0/24');
  }
  return text;
}

/** `coverage.reach=20` as a name and a number. */
function threshold(text: string): readonly [string, number] {
  const at = text.indexOf('=');
  const value = Number(text.slice(at + 1));
  if (at < 1 || text.slice(at + 1).trim() === '' || !Number.isFinite(value)) {
    throw new UserError(
      '--threshold',
      `no name with a number: ${text}`,
      'give it as judgement.guessTries=20',
    );
  }
  return [text.slice(0, at).trim(), value];
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
  ['d', DAY],
]);

/** `2026-03-01T04:00Z`, `2026-03-01` and the like with --tz, `-2h`; microseconds UTC. */
function timeOf(given: Given, name: string, zoneName: string | undefined, io: Io): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const ago = /^-(\d{1,6})([smhd])$/.exec(text);
  if (ago !== null) return io.now() - Number(ago[1]) * (UNITS.get(ago[2] ?? '') ?? 0);
  const zoned = parseIso(text);
  if (zoned !== undefined) return zoned;
  const wall = parseIso(`${text}Z`);
  if (wall === undefined) {
    throw new UserError(`--${name}`, `no time: ${text}`, 'give 2026-03-01T04:00Z, 2026-03-01Z or -2h');
  }
  const at = zoneName === undefined ? undefined : zone(zoneName);
  if (at === undefined) {
    throw new UserError(`--${name}`, `${text} names no zone`, `write ${text}Z for UTC, or give --tz`);
  }
  return at.toInstant(wall);
}

const GIGA = 1_000_000_000;

/** `4G`, `800M`; without it half of the machine's memory, 4 GB at most. */
function memory(text: string | undefined): number {
  if (text === undefined) return Math.min(4 * GIGA, Math.floor(totalmem() / 2));
  const read = /^(\d{1,6}(?:\.\d)?)([MG])B?$/i.exec(text);
  const bytes = Number(read?.[1]) * (read?.[2]?.toUpperCase() === 'G' ? GIGA : GIGA / 1000);
  if (!(bytes >= GIGA / 5)) {
    throw new UserError('--memory', `no amount of memory: ${text}`, 'give 200M or more, as in 800M or 4G');
  }
  return bytes;
}
