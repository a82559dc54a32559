import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether the case that was opened still lies in its folder. */
export type CaseState = 'there' | 'moved' | 'replaced';

/** Watches `case.json`: a look is a stat; only a file that was written anew is hashed. */
export function watchCase(directory: string): () => Promise<CaseState> {
  const path = join(directory, 'case.json');
  const opened = Promise.all([stampOf(path), hashOf(path)]);
  let last: { readonly stamp: string; readonly state: CaseState } | undefined;
  return async () => {
    const [first, hash] = await opened;
    const stamp = await stampOf(path);
    if (stamp === '') return 'moved';
    if (stamp === first) return 'there';
    if (last?.stamp !== stamp) {
      const state = (await hashOf(path)) === hash ? 'there' : 'replaced';
      last = { stamp, state };
    }
    return last.state;
  };
}

/** What changes when a file is written; empty when there is none. */
function stampOf(path: string): Promise<string> {
  return stat(path, { bigint: true }).then(
    (s) => `${s.dev} ${s.ino} ${s.size} ${s.mtimeNs}`,
    () => '',
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return '';
  }
  return hash.digest('hex');
}
