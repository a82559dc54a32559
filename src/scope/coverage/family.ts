import type { LogFile } from './inputs.ts';

/** Where a file stands in the files that rotation makes of one log. */
export interface Placement {
  /** Path of the file that is written to: `var/log/mail.log`. */
  readonly base: string;
  /** 0 for the newest, the number that logrotate appended otherwise; `undefined` for a dated file. */
  readonly number: number | undefined;
  /** `20261124` as in the name; empty without. */
  readonly date: string;
}

const PACKED = /\.(gz|xz|bz2|zst|lzma|Z)$/;

/** The place of a path among rotated files: `mail.log`, `mail.log.1`, `mail.log.2.gz`, `mail.log-20261124.xz`. */
export function placementOf(path: string): Placement {
  const plain = path.replace(PACKED, '');
  const dated = /[.-](\d{8})(?:-\d{1,10})?$/.exec(plain);
  if (dated !== null) return { base: plain.slice(0, dated.index), number: undefined, date: dated[1] ?? '' };
  const numbered = /\.(\d{1,4})$/.exec(plain);
  if (numbered !== null) {
    return { base: plain.slice(0, numbered.index), number: Number(numbered[1]), date: '' };
  }
  return { base: plain, number: 0, date: '' };
}

/** Whether two files are parts of one log. */
export function sameFamily(files: readonly LogFile[], a: number, b: number): boolean {
  const paths = [a, b].map((n) => files.find((f) => f.number === n)?.path);
  const [one, other] = paths.map((p) => (p === undefined ? undefined : placementOf(p).base));
  return one !== undefined && one === other;
}

/** Files by the log that they are parts of, oldest records first; without records last. */
export function families(files: readonly LogFile[]): ReadonlyMap<string, readonly LogFile[]> {
  const out = new Map<string, LogFile[]>();
  for (const file of files) {
    const { base } = placementOf(file.path);
    out.set(base, [...(out.get(base) ?? []), file]);
  }
  for (const list of out.values()) {
    list.sort((a, b) => (a.first ?? Number.MAX_SAFE_INTEGER) - (b.first ?? Number.MAX_SAFE_INTEGER));
  }
  return out;
}
