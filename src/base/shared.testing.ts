import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Folder of evidence and corpora that lies beside a developer's checkout, for tests only. A user has none:
 * `undefined`, and such tests skip. `CONSTAT_SHARED` names another place.
 */
export function sharedFolder(): string | undefined {
  const folder = process.env.CONSTAT_SHARED ?? resolve(import.meta.dirname, '../../../shared');
  return existsSync(folder) ? folder : undefined;
}
