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
