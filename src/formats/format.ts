import type { EventFields } from '../event/columns.ts';
import type { Stamp } from './syslog-stamp.ts';

/**
 * How a line begins: its stamp and who wrote it. Times are *wall* times (base/time.ts) until the zone is known.
 */
export interface Head {
  /** Wall time of the stamp, microseconds; with `hasYear` false it was made with the year 2000 (a leap year). */
  readonly wall: number;
  readonly hasYear: boolean;
  /** How far the stamp says it is east of UTC, microseconds; `undefined` when the line does not say. */
  readonly offset: number | undefined;
  /** Resolution of the stamp, microseconds. */
  readonly precision: number;
  readonly host: string;
  /** Program as logged: `dovecot`, `postfix/smtpd`, `sshd`; empty in files of one program. */
  readonly program: string;
  readonly pid: number;
  /** Index in the line where the message begins. */
  readonly at: number;
  /** The message where it is no slice of the line (JSON); a byte string. */
  readonly message?: string;
  /** Who asked, where the line of an access log has it in an order of its own. */
  readonly asked?: Asked;
  /** The line's values by name, where it is a JSON object that its format took apart for the stamp. */
  readonly entry?: Readonly<Record<string, unknown>>;
}

/** Who asked a web server. */
export interface Asked {
  /** `client identity user`, or less of it, as the common log format begins. */
  readonly client: string;
  /** Empty where the line names none. */
  readonly virtualHost: string;
}

/** A line of a program that another line carries. */
export interface Carried {
  readonly text: string;
  /** When it was written, as the carrier says; `undefined` when it does not. */
  readonly stamp: Stamp | undefined;
  /** Index in the carrying line where the text begins; 0 where it is no slice of it. */
  readonly at: number;
}

/** A line as an example: written in UTF-8, exactly as a server writes it. */
export interface Example {
  readonly line: string;
  /** Which product and version wrote a line of this shape. */
  readonly from?: string;
  /** The fields that must come out (others may too); `undefined` says that the format must leave the line. */
  readonly event: Readonly<Partial<EventFields>> | undefined;
}

/**
 * A kind of file, told by how its lines begin. `read` is there when the file is written by one program (an access
 * log); without it the message goes to the {@link ProgramFormat} that the head names (syslog).
 */
export interface FileFormat {
  readonly kind: 'file';
  readonly id: string;
  readonly title: string;
  /** The stream that such files belong to in coverage, `web-access`, `roundcube`; syslog leaves it to the program. */
  readonly source?: string;
  /** The line's head, or `undefined` when the line does not begin as lines of this kind do. Never throws. */
  readonly head: (line: string) => Head | undefined;
  readonly read?: (line: string, head: Head) => EventFields | undefined;
  /**
   * The line that is carried, where files of this kind carry the lines of others: each is read as what it is by itself.
   * Never throws.
   */
  readonly unwrap?: (line: string) => Carried | undefined;
  readonly examples: readonly Example[];
}

/** A program's messages inside syslog-like files. One file and one plain object for each. */
export interface ProgramFormat {
  readonly kind: 'program';
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /**
   * Names under which the program logs; `postfix/*` takes every name that begins with `postfix/`, `*(pam_unix)` every
   * name that ends so.
   */
  readonly programs: readonly string[];
  /** How the messages begin that any program may write through this format's library: `pam_`. */
  readonly anywhere?: readonly string[];
  /** What the message says, or `undefined` when no template takes it. Never throws. */
  readonly read: (message: string, head: Head) => EventFields | undefined;
  /** Whole syslog lines with their head. */
  readonly examples: readonly Example[];
}

/** Either kind of format. */
export type Format = FileFormat | ProgramFormat;
