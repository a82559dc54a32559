import { z } from 'zod';

/**
 * Id of a line of evidence: `<member id>:<line>:<byte offset>`, for example `f3:81233:9182331`. The member id is the
 * `id` of an entry of `evidence`; the offset counts in the unpacked member.
 */
export const ref = z.string().regex(/^f\d+:\d+:\d+$/);

/** The handbook's ladder of grades (section 1.1), strongest first. */
export const gradeOrder = [
  'taken',
  'served',
  'opened',
  'listed',
  'reachable',
  'no-trace',
  'unknown',
] as const;
export const grade = z.enum(gradeOrder);
export type Grade = z.infer<typeof grade>;

/** Who did it, apart from what happened: the actor for certain, probably, possibly, or the owner. */
export const linkOrder = ['certain', 'probable', 'possible', 'owner'] as const;
export const link = z.enum(linkOrder);
export type Link = z.infer<typeof link>;

/** ISO 8601 UTC. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

/** Values that a sentence of the language files is filled with. */
export const facts = z.record(z.string(), z.union([z.string(), z.number()]));
export type Facts = z.infer<typeof facts>;

/**
 * Something said: the key of a sentence in the language files, what it is filled with, and the lines that prove it.
 * No sentence is stored as prose, so that a report can be written in any language from the same Case.
 */
export const statement = z.object({
  key: z.string(),
  facts,
  refs: z.array(ref),
});
export type Statement = z.infer<typeof statement>;

/** A reason for or against a judgement. `weight` is in steps of 0.05; positive speaks for, negative against. */
export const reason = z.object({
  reason: z.string(),
  facts,
  weight: z.number(),
  refs: z.array(ref),
});
export type Reason = z.infer<typeof reason>;
