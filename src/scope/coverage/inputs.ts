import type { Gap } from '../../case/evidence.ts';

/** What coverage needs to know of one file of evidence (or archive member) that is a log. */
export interface LogFile {
  /** Its number in the column `file`. */
  readonly number: number;
  /** Path below the evidence folder; a member's path inside its archive after `!`. */
  readonly path: string;
  /** Stream of its lines where the line itself does not tell: `web-access`, `roundcube`, `host` for a syslog file. */
  readonly source: string;
  readonly host: string;
  /** Microseconds UTC of the earliest and latest record; `undefined` without any. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly lines: number;
  /** Lines that no format takes. */
  readonly unread: number;
  /** Codes of what went wrong while reading: truncated, corrupt, long-line … */
  readonly problems: readonly string[];
}

/** A gap with its times as microseconds UTC and without the host, which is filled in last. */
export interface FoundGap {
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly kind: Gap['kind'];
  readonly because: string;
  readonly facts: Gap['facts'];
  readonly refs: readonly string[];
  /** Whether nobody could have come in meanwhile, or nothing is missing: it takes nothing from coverage. */
  readonly harmless: boolean;
  /** Ways in or kinds of record that it is about, where it is not the whole source: `dovecot/sign-in`. */
  readonly part: string;
}
