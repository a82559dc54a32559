import { basename, resolve } from 'node:path';
import type { Case } from '../case/case.ts';
import { openJournal } from '../journal/journal.ts';
import { placer } from '../report/citation.ts';
import type { Language } from '../report/languages/language.ts';
import { numberProofs } from '../report/numbering.ts';
import { speaker } from '../report/speak.ts';
import { watchCase } from './case-watch.ts';
import type { Desk } from './desk.ts';
import { readVerified, writeVerified } from './evidence/verified.ts';
import { type Verifier, verifierOf } from './evidence/verifier.ts';
import { lookupOf } from './lookup.ts';
import { openRecords } from './records/open-records.ts';
import { reportsOf } from './reports.ts';
import { teller } from './tell.ts';
import { openTimeline } from './timeline/timeline.ts';

/** What a desk is opened for. */
export interface CaseFolder {
  readonly directory: string;
  readonly file: Case;
  /** Absolute paths of the evidence. */
  readonly roots: readonly string[];
}

/** How it is opened. */
export interface DeskOptions {
  readonly language: Language;
  readonly readOnly: boolean;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Opens the desk of a case folder; {@link OpenDesk.close} ends what works behind it. */
export async function openDesk(
  { directory, file, roots }: CaseFolder,
  options: DeskOptions,
): Promise<OpenDesk> {
  const say = speaker(options.language);
  const { now, signal, readOnly } = options;
  const caseState = watchCase(directory);
  const journal = await openJournal(directory, { file, now, readOnly });
  const records = openRecords({ directory, file, roots, caseState, now, signal });
  const once = keeper();
  const proofs = numberProofs(file);
  const reports = reportsOf({ directory, caseHash: journal.caseHash, readOnly, now });
  return {
    file,
    directory,
    name: basename(resolve(directory)),
    say,
    proofs,
    tell: teller(proofs, say),
    lookup: lookupOf(file),
    placeOf: placer(file.evidence),
    verifier: await openVerifier({ directory, file, roots }, options, {
      caseHash: journal.caseHash,
      caseState,
    }),
    once,
    records,
    timeline: openTimeline({ file, say }, records),
    journal,
    reports,
    caseState,
    readOnly,
    now,
    close: async () => {
      await reports.close();
      await records.close();
    },
  };
}

/** The verifier of a case folder, with what was found in it the last time. */
async function openVerifier(
  { directory, file, roots }: CaseFolder,
  { readOnly, now, signal }: DeskOptions,
  { caseHash, caseState }: Pick<Desk, 'caseState'> & { readonly caseHash: string },
): Promise<Verifier> {
  return verifierOf({
    evidence: file.evidence,
    roots,
    now,
    signal,
    before: await readVerified(directory, caseHash),
    keep: async (found) => {
      if (!readOnly && (await caseState()) === 'there') await writeVerified(directory, caseHash, found);
    },
  });
}

/** A desk that somebody must close. */
export interface OpenDesk extends Desk {
  readonly close: () => Promise<void>;
}

function keeper(): Desk['once'] {
  const made = new Map<string, unknown>();
  return <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
}
