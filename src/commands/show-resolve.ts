import { UserError } from '../base/errors.ts';
import type { Case } from '../case/case.ts';
import { numberProofs } from '../report/numbering.ts';
import type { Speaker } from '../report/speak.ts';
import { findSubjects, type Subject } from './show-find.ts';
import type { Rereader } from './show-lines.ts';
import { pathAndLine, pathOfFile } from './show-places.ts';

/** Everything that a reference may name; throws UserError when it names nothing. */
export async function resolveSubjects(
  file: Case,
  ref: string,
  say: Speaker,
  reader: Rereader,
): Promise<readonly Subject[]> {
  const found = findSubjects(file, ref, say);
  if (found.length > 0) return found;
  const place = pathAndLine(file, ref);
  if (place !== undefined) {
    const offset = await reader.offsetOf(place.file, place.line);
    if (offset === undefined) {
      throw new UserError(
        ref,
        'cannot be read: the file is gone, changed or shorter',
        'see constat show with the file',
        1,
      );
    }
    const { id } = place.file;
    return findSubjects(file, `${id}:${place.line}:${offset}`, say).map((s) => ({
      ...s,
      title: `${pathOfFile(place.file)}:${place.line}`,
    }));
  }
  const proofs = numberProofs(file).refs.length;
  throw new UserError(
    ref,
    'names nothing in this case',
    `proofs are 1 to ${proofs}; constat show --help lists what else can be named`,
    1,
  );
}
