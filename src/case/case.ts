import { z } from 'zod';
import { facts, ref, statement, time } from './common.ts';
import { evidenceFile, gap, questionCoverage, sourceHours, unreadShape } from './evidence.ts';
import { account, actor, attempt, change, entry, finding, item, itemSet, session } from './judgement.ts';

/** A line of evidence as shown in a report, with its neighbours in file order. Text is UTF-8, unescaped. */
export const quotedLine = z.object({
  ref,
  before: z.array(z.string()),
  text: z.string(),
  after: z.array(z.string()),
});
export type QuotedLine = z.infer<typeof quotedLine>;

/** The whole result of an investigation: `case.json`. Reports, the page and the exports read only this. */
export const caseFile = z.object({
  schema: z.literal('constat.case/1'),
  constat: z.string(),
  /** Thresholds that were set by hand, by full name; without, every one has its usual value. */
  thresholds: z.record(z.string(), z.number()).optional(),
  window: z.object({ from: time, to: time }),
  evidence: z.array(evidenceFile),
  unread: z.array(unreadShape),
  coverage: z.object({
    gaps: z.array(gap),
    questions: z.array(questionCoverage),
    sources: z.array(sourceHours),
  }),
  findings: z.array(finding),
  sessions: z.array(session),
  attempts: z.array(attempt),
  actors: z.array(actor),
  accounts: z.array(account),
  items: z.array(item),
  sets: z.array(itemSet),
  changes: z.array(change),
  entry: z.array(entry),
  origin: z.object({ hypotheses: z.array(z.object({ hypothesis: z.string(), likelihood: z.string() })) }),
  actions: z.array(statement),
  /** What a director reads: at most ten statements, the most important first, and what would change them. */
  answer: z.object({ statements: z.array(statement), wouldChange: z.array(statement) }),
  totals: facts,
  /** The lines that refs point at, so that a report needs no evidence. */
  lines: z.array(quotedLine),
});
export type Case = z.infer<typeof caseFile>;

/** The thresholds that were set by hand, as text: `coverage.reach = 20, weight.office = -0.5`; empty without any. */
export function setThresholds({ thresholds = {} }: Pick<Case, 'thresholds'>): string {
  return Object.entries(thresholds)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}
