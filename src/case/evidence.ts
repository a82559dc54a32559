import { z } from 'zod';
import { ref, time } from './common.ts';

/** A file of evidence, or a member of an archive; what `refs` point into. */
export const evidenceFile = z.object({
  id: z.string().regex(/^f\d+$/),
  /** Path below the evidence folder, with `/`. */
  path: z.string(),
  /** Member inside an archive; empty for a file that is not one. */
  member: z.string(),
  /** SHA-256 of the file as it lies there (packed), hex. */
  sha256: z.string(),
  /** Bytes of it as it lies there. */
  bytes: z.number(),
  /** `syslog`, `web-access` …; `context` for configuration and listings; empty when nothing reads it. */
  format: z.string(),
  host: z.string(),
  /** Zone that stamps without one were read in: IANA name or offset; empty when every stamp carries its own. */
  zone: z.string(),
  /** Why that zone: `line`, `session-id`, `timezone-file`, `other-log`, `option`, `assumed`. */
  zoneSource: z.string(),
  /** Year of the first line where stamps carry none; 0 when they do. */
  year: z.number(),
  yearSource: z.string(),
  clockOffsetSeconds: z.number(),
  first: time.optional(),
  last: time.optional(),
  lines: z.number(),
  /** Lines that no format takes. */
  unread: z.number(),
  /** Lines that another file holds as well, and that count there; absent when there are none. */
  doubles: z.number().optional(),
  /** What went wrong while reading, as `key` of a sentence: truncated, binary, permission … */
  problems: z.array(z.string()),
});
export type EvidenceFile = z.infer<typeof evidenceFile>;

/** Lines of one shape that nothing reads: the text with numbers, addresses and ids blanked. */
export const unreadShape = z.object({
  program: z.string(),
  shape: z.string(),
  count: z.number(),
  ref,
});
export type UnreadShape = z.infer<typeof unreadShape>;

/** A time in which a source could not have shown something. */
export const gap = z.object({
  source: z.string(),
  host: z.string(),
  from: time,
  to: time,
  kind: z.enum(['gap', 'never-enabled', 'rotation', 'drop', 'suspect']),
  because: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  refs: z.array(ref),
});
export type Gap = z.infer<typeof gap>;

/** How much of the window the logs could have shown, for one question. */
export const questionCoverage = z.object({
  question: z.string(),
  account: z.string(),
  share: z.number(),
  longestGapSeconds: z.number(),
  /** Sources that are absent, not configured or holed; each with what it would change as a sentence key. */
  missing: z.array(z.string()),
});
export type QuestionCoverage = z.infer<typeof questionCoverage>;

/** Lines per hour of one source, for the coverage band. */
export const sourceHours = z.object({
  source: z.string(),
  host: z.string(),
  from: time,
  to: time,
  /** Start of the first cell and lines in each cell of `cellSeconds`. */
  cellSeconds: z.number(),
  lines: z.array(z.number()),
});
export type SourceHours = z.infer<typeof sourceHours>;
