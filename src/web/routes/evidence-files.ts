import { filesView } from '../evidence/files.ts';
import { twinsOf } from '../evidence/twins.ts';
import type { Route } from '../route.ts';
import type { FilesView } from '../wire/evidence.ts';

/** A page of the files of evidence, filtered and sorted. */
export const evidenceFiles: Route = {
  method: 'get',
  path: 'evidence/files',
  rate: 'light',
  answer: async (desk, ask): Promise<FilesView> => {
    await desk.verifier.look();
    const twins = new Map<string, string>();
    for (const { kind, files } of twinsOf(desk.file.evidence)) {
      if (kind === 'span') continue;
      files.forEach((f, i) => {
        twins.set(f.id, files[i === 0 ? 1 : 0]?.id ?? '');
      });
    }
    return filesView(desk, ask, twins);
  },
};
