import { listsBy } from '../base/lists.ts';
import type { Case } from '../case/case.ts';
import type { EvidenceFile } from '../case/evidence.ts';
import type { Account, Session } from '../case/judgement.ts';

/** Parts of a Case by their names, so that a request walks no list. */
export interface Lookup {
  readonly sessions: ReadonlyMap<string, Session>;
  /** Ids of sessions by what the server calls them. */
  readonly sourceSessions: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Sessions of an account that are an intruder's, then those suspected to be: what is surest comes first. */
  readonly intrusions: (account: string) => readonly Session[];
  readonly files: ReadonlyMap<string, EvidenceFile>;
}

/** The parts of a Case by name. */
export function lookupOf(file: Case): Lookup {
  return {
    sessions: new Map(file.sessions.map((s) => [s.id, s])),
    sourceSessions: new Map(
      file.sessions.filter((s) => s.sourceSessionId !== '').map((s) => [s.sourceSessionId, s.id]),
    ),
    accounts: new Map(file.accounts.map((a) => [a.account, a])),
    intrusions: listsBy(
      (['intruder', 'suspect'] as const).flatMap((j) => file.sessions.filter((s) => s.judgement === j)),
      (s) => [s.account],
    ),
    files: new Map(file.evidence.map((f) => [f.id, f])),
  };
}
