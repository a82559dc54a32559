import { readable } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import type { EvidenceFile } from '../case/evidence.ts';
import { LineCutter } from '../evidence/lines.ts';
import { openMembers } from '../evidence/open.ts';
import { type RawLine, readLinesAt } from '../evidence/readAt.ts';
import { type FoundFile, walkEvidence } from '../evidence/walk.ts';
import type { OpenCase } from './case-folder.ts';

/** A line of evidence read again, with those around it. */
export interface Again {
  readonly ref: string;
  /** `read` from the evidence; `gone` or `changed`: only what the case quotes of it, if anything. */
  readonly state: 'read' | 'gone' | 'changed';
  readonly lines: readonly { readonly line: number; readonly text: string; readonly wanted: boolean }[];
}

/** Reads lines of evidence again; where that cannot be, the quotes of the case stand in. */
export class Rereader {
  readonly #case: OpenCase;
  #files: Promise<readonly FoundFile[]> | undefined;
  /** By id of the evidence file. */
  readonly #places = new Map<string, Promise<Found>>();

  constructor(opened: OpenCase) {
    this.#case = opened;
  }

  async read(refs: readonly string[], around: number): Promise<readonly Again[]> {
    const byFile = new Map<string, { ref: string; line: number; offset: number }[]>();
    for (const ref of new Set(refs)) {
      const [id = '', line, offset] = ref.split(':');
      byFile.set(id, [...(byFile.get(id) ?? []), { ref, line: Number(line), offset: Number(offset) }]);
    }
    const read = new Map<string, Again>();
    for (const [id, places] of byFile) {
      places.sort((a, b) => a.offset - b.offset);
      for (const again of await this.#readFile(id, places, around)) read.set(again.ref, again);
    }
    return refs.flatMap((ref) => read.get(ref) ?? []);
  }

  /** Byte offset of a line; `undefined` when the file is gone, changed or shorter. */
  async offsetOf(file: EvidenceFile, wanted: number): Promise<number | undefined> {
    const place = await this.#place(file);
    if ('state' in place) return undefined;
    let at: number | undefined;
    for await (const open of openMembers(place.file)) {
      if (open.index === place.index) {
        const cutter = new LineCutter();
        const take = (_: string, offset: number, _length: number, line: number): void => {
          if (line === wanted) at = offset;
        };
        for await (const chunk of open.chunks) {
          cutter.push(chunk, take);
          if (at !== undefined) break;
        }
        if (at === undefined) cutter.end(take);
      }
      await open.finish();
    }
    return at;
  }

  async #readFile(
    id: string,
    places: readonly { readonly ref: string; readonly line: number; readonly offset: number }[],
    around: number,
  ): Promise<readonly Again[]> {
    const file = this.#case.file.evidence.find((f) => f.id === id);
    const place: Found = file === undefined ? { state: 'gone' } : await this.#place(file);
    if ('state' in place) return places.map(({ ref }) => quotedInstead(this.#case.file, ref, place.state));
    const options = { before: around, after: around };
    const { excerpts, reason } = await readLinesAt(place.file, place.index, places, options);
    return places.map(({ ref, line }, i) => {
      const excerpt = excerpts[i];
      if (excerpt === undefined)
        return quotedInstead(this.#case.file, ref, reason === 'gone' ? 'gone' : 'changed');
      return { ref, state: 'read', lines: excerpt.map((l) => shownLine(l, line)) };
    });
  }

  #place(file: EvidenceFile): Promise<Found> {
    const known = this.#places.get(file.id);
    if (known !== undefined) return known;
    const found = this.#find(file);
    this.#places.set(file.id, found);
    return found;
  }

  /** The file of evidence that a case means: of its name and with its hash. */
  async #find(wanted: EvidenceFile): Promise<Found> {
    this.#files ??= walkEvidence(this.#case.roots).then(
      ({ files }) => files,
      () => [],
    );
    const file = (await this.#files).find((f) => f.shown === wanted.path);
    if (file === undefined) return { state: 'gone' };
    let state: 'gone' | 'changed' = 'gone';
    for await (const open of openMembers(file)) {
      const { sha256 } = await open.finish();
      if (open.member !== wanted.member) continue;
      if (sha256 === wanted.sha256) return { file, index: open.index };
      state = sha256 === '' ? 'gone' : 'changed';
    }
    return { state };
  }
}

type Found = { readonly file: FoundFile; readonly index: number } | { readonly state: 'gone' | 'changed' };

function shownLine({ line, text }: RawLine, wanted: number): Again['lines'][number] {
  return { line, text: readable(text), wanted: line === wanted };
}

function quotedInstead(file: Case, ref: string, state: 'gone' | 'changed'): Again {
  const quote = file.lines.find((l) => l.ref === ref);
  const line = Number(ref.split(':')[1]);
  if (quote === undefined) return { ref, state, lines: [] };
  const all = [...quote.before, quote.text, ...quote.after];
  const lines = all.map((text, i) => {
    const number = line - quote.before.length + i;
    return { line: number, text, wanted: number === line };
  });
  return { ref, state, lines };
}
