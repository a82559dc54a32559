import { z } from 'zod';
import { time } from '../case/common.ts';

/** What somebody wrote about a case. */
export const draft = z.object({
  /**
   * `note` says something, `mark` and `unmark` set a mark, `overrule` puts another judgement in the place of the computed
   * one, `withdraw` takes an earlier entry back (`value` is its number).
   */
  kind: z.enum(['note', 'mark', 'unmark', 'overrule', 'withdraw']),
  /** What it is about, as the page opens it: `session:S3`, `ref:f1:20:1544`, `item:12`; empty for the whole case. */
  about: z.string().max(300),
  /** The judgement instead: `legitimate` for a session, a grade for an item, a cell of the hypotheses. Empty otherwise. */
  value: z.string().max(100),
  /** The note, or the reason of an overrule, which must have one. */
  text: z.string().max(20_000),
  /** Who says so. */
  who: z.string().min(1).max(200),
});
export type Draft = z.infer<typeof draft>;

/** An entry as it stands in `journal.jsonl`, one a line: append-only, each with the hash of the one before. */
export const entry = draft.extend({
  /** From 1. */
  n: z.number().int().positive(),
  time,
  /** SHA-256 of the entry before, hex; of the Case's own bytes for the first. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of this entry without this field, as written. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Entry = z.infer<typeof entry>;

/** The journal of a case. */
export interface Journal {
  /** Entries in order; a broken chain ends them. */
  readonly entries: () => readonly Entry[];
  /** Where the chain is broken, as a place in the file; empty when it is whole. */
  readonly broken: () => string;
  /** Appends an entry; several writers, other processes among them, never lose each other's. */
  readonly add: (one: Draft) => Promise<Entry>;
}
