import type { Gap } from '../../case/evidence.ts';
import type { World } from '../../case/world.ts';
import type { Store } from '../../store/store.ts';
import type { Unasked } from './excess.ts';
import type { Strands } from './strands.ts';
import type { CoverageThresholds } from './thresholds.ts';

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

/** Records of one strand in one file. */
export interface FileSource {
  readonly file: number;
  readonly source: string;
  readonly strand: string;
}

/** All that the parts of coverage look at. */
export interface Material {
  readonly store: Store;
  readonly world: World;
  readonly files: readonly LogFile[];
  readonly strands: Strands;
  readonly fileSources: readonly FileSource[];
  /** Connections of the webmail host that no request explains. */
  readonly unasked: Unasked | undefined;
  readonly thresholds: CoverageThresholds;
}

/** A gap with its times as microseconds UTC and without the host, which is filled in last. */
export interface FoundGap {
  /** `syslog` stands for all that comes through the system's log. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly kind: Gap['kind'];
  /** Sentence key without its `gap.`. */
  readonly because: string;
  readonly facts: Gap['facts'];
  readonly refs: readonly string[];
  /** Whether nobody could have come in meanwhile, or nothing is missing: it takes nothing from coverage. */
  readonly harmless: boolean;
  /** Strands that it is about; empty when all of the source is. */
  readonly strands: readonly string[];
  /** Accounts (as logged) that it is about; empty for all. */
  readonly accounts: readonly string[];
}

/** A record whose counterpart is missing, and when that should have been written. */
export interface Orphan {
  readonly time: number;
  readonly ref: string;
  readonly account: string;
  readonly address: string;
}
