import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A new empty folder (real path) that is removed after the test. */
export function tempFolder(t: TestContext): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'constat-evidence-')));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Does something without the right of root to read everything; as who we are if that is not root. */
export async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
