import { z } from 'zod';
import { time } from '../case/common.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What somebody wrote about a case. */
export const draft = z.object({
  /**
   * `note` says something, `mark` and `unmark` set a mark, `overrule` puts another judgement in the place of the computed
   * one, `done` and `undone` tick something to do, `withdraw` takes an earlier entry back (`value` is its number).
   */
  kind: z.enum(['note', 'mark', 'unmark', 'overrule', 'done', 'undone', 'withdraw']),
  /** What it is about, as the page opens it: `session:S3`, `ref:f1:20:1544`, `item:12`, `time:2026-…Z`; empty for the whole case. */
  about: z.string().max(300),
  /** The judgement instead: `legitimate` for a session, a grade for an item, a cell of the hypotheses. Empty otherwise. */
  value: z.string().max(100),
  /** The note, or the reason of an overrule, which must have one. */
  text: z.string().max(20_000),
  /** Who says so. */
  who: z.string().min(1).max(200),
});
export type Draft = z.infer<typeof draft>;
export type EntryKind = Draft['kind'];

/** An entry as it stands in `journal.jsonl`, one a line: append-only, each with the hash of the one before. */
export const entry = draft.extend({
  /** From 1. */
  n: z.number().int().positive().max(1_000_000_000),
  time,
  /** What `about` named when this was written, in its own data (see subject.ts): numbers of items change with the case. */
  subject: z.string().max(400),
  /** SHA-256 of the Case that it was written about. */
  case: hash,
  /** SHA-256 of the entry before, hex; of the Case's own bytes for the first. */
  previous: hash,
  /** SHA-256 of the line as written without `,"hash":"…"`. */
  hash,
});
export type Entry = z.infer<typeof entry>;

/** An entry as it was read. */
export interface Kept extends Entry {
  /** Whether the chain holds from the first entry to this one. */
  readonly proven: boolean;
}
