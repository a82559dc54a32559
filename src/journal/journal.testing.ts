import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../case/case.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import type { Draft } from './entry.ts';
import { type Journal, openJournal } from './journal.ts';

/** Writes a case into a folder and opens its journal; every entry is a second after the one before. */
export async function journalOf(folder: string, file: Case = fixtureCase()): Promise<Journal> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify(file));
  let at = Date.UTC(2026, 2, 10) * 1000;
  return openJournal(folder, { file, now: () => (at += 1_000_000) });
}

/** A note on the whole case unless something else is given. */
export function drafted(given: Partial<Draft> = {}): Draft {
  return { kind: 'note', about: '', value: '', text: 'seen', who: 'Ana', ...given };
}
