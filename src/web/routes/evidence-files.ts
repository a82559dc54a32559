import { filesView } from '../evidence/files.ts';
import type { Route } from '../route.ts';
import type { FilesView } from '../wire/evidence.ts';

/** A page of the files of evidence, filtered and sorted. */
export const evidenceFiles: Route = {
  method: 'get',
  path: 'evidence/files',
  rate: 'light',
  answer: async (desk, ask): Promise<FilesView> => {
    await desk.verifier.look();
    return filesView(desk, ask);
  },
};
