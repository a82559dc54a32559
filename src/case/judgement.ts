import { z } from 'zod';
import { facts, grade, link, reason, ref, statement, time } from './common.ts';

/** A behaviour that a detection saw. */
export const finding = z.object({
  id: z.string(),
  detection: z.string(),
  technique: z.string(),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  first: time,
  last: time,
  events: z.number(),
  facts,
  refs: z.array(ref),
  /** Sentence key of what would show that it was harmless. */
  refutes: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** One sign-in to its end. */
export const session = z.object({
  id: z.string(),
  account: z.string(),
  protocol: z.enum(['imap', 'pop3', 'smtp', 'managesieve', 'webmail', 'ssh']),
  address: z.string(),
  start: time,
  end: time,
  /** Whether the end was logged; else it is the last sign of life. */
  endLogged: z.boolean(),
  startLogged: z.boolean(),
  sourceSessionId: z.string(),
  /** Id of the webmail session behind a connection from the server itself; empty without. */
  parent: z.string(),
  userAgent: z.string(),
  judgement: z.enum(['intruder', 'suspect', 'legitimate', 'unexplained']),
  actor: z.string(),
  link,
  because: z.array(reason),
  against: z.array(reason),
  refs: z.array(ref),
});
export type Session = z.infer<typeof session>;

/** Tries to get in. `entered` says that one of these addresses, or an actor they belong to, then did. */
export const attempt = z.object({
  actor: z.string(),
  kind: z.enum(['spray', 'guess', 'stuffing', 'scan', 'exploit']),
  addresses: z.array(z.string()),
  accounts: z.array(z.string()),
  tries: z.number(),
  first: time,
  last: time,
  entered: z.boolean(),
  refs: z.array(ref),
});
export type Attempt = z.infer<typeof attempt>;

/** Sessions and attempts that belong to one somebody. */
export const actor = z.object({
  id: z.string(),
  addresses: z.array(z.string()),
  sessions: z.array(z.string()),
  /** Indices into `attempts`. */
  attempts: z.array(z.number()),
  links: z.array(
    z.object({ from: z.string(), to: z.string(), reason: z.string(), facts, weight: z.number() }),
  ),
});
export type Actor = z.infer<typeof actor>;

/** An account that the evidence knows, with the strongest grade of anything in it. */
export const account = z.object({
  account: z.string(),
  grade,
  link,
  tried: z.boolean(),
  entered: z.boolean(),
  /** Share of the window in which every way in was logged, 0 to 1. */
  coverage: z.number(),
  missing: z.array(z.string()),
});
export type Account = z.infer<typeof account>;

/** Something that a record identifies one by one. */
export const item = z.object({
  kind: z.enum(['message', 'attachment', 'contacts', 'file']),
  account: z.string(),
  mailbox: z.string(),
  uid: z.number(),
  messageId: z.string(),
  /** How the Message-ID was found: `listing`, `mail-log`, `order` (of delivery), `queue`, `none`. */
  messageIdBy: z.string(),
  subject: z.string(),
  part: z.string(),
  name: z.string(),
  bytes: z.number(),
  grade,
  link,
  sessions: z.array(z.string()),
  time,
  refs: z.array(ref),
  /** Sentence keys with facts. */
  because: z.string(),
  against: z.string(),
  facts,
});
export type Item = z.infer<typeof item>;

/** What a count allows: at least so many and at most so many of the candidates. */
export const itemSet = z.object({
  account: z.string(),
  mailbox: z.string(),
  candidates: z.number(),
  atLeast: z.number(),
  atMost: z.number(),
  bytes: z.number(),
  grade,
  link,
  sessions: z.array(z.string()),
  time,
  refs: z.array(ref),
  because: z.string(),
  facts,
});
export type ItemSet = z.infer<typeof itemSet>;

/** Something that somebody changed. */
export const change = z.object({
  kind: z.string(),
  account: z.string(),
  time,
  link,
  sessions: z.array(z.string()),
  detail: facts,
  refs: z.array(ref),
});
export type Change = z.infer<typeof change>;

/** A way in, weighed. `likelihood` is a word of the handbook's section 4.2. */
export const entry = z.object({
  vector: z.string(),
  likelihood: z.string(),
  account: z.string(),
  for: z.array(statement),
  against: z.array(statement),
});
export type Entry = z.infer<typeof entry>;
