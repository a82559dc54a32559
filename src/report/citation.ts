import { visible } from '../base/text.ts';
import type { EvidenceFile } from '../case/evidence.ts';

/** Where a line of evidence lies. */
export interface Place {
  /** Path of the file, and the member within it after `!`; control characters spelled out. */
  readonly path: string;
  /** 1-based line of the unpacked member. */
  readonly line: number;
  /** Byte at which the line begins in the unpacked member. */
  readonly offset: number;
  /** SHA-256 of the file as it lies there, hex; empty when the ref names no file of the Case. */
  readonly sha256: string;
}

/** Finds the place of a ref (`f3:81233:9182331`) among the Case's evidence. Unknown members keep their id as path. */
export function placer(evidence: readonly EvidenceFile[]): (ref: string) => Place {
  const byId = new Map(evidence.map((file) => [file.id, file]));
  return (ref) => {
    const [id = '', line = '', offset = ''] = ref.split(':');
    const file = byId.get(id);
    const path = file === undefined ? id : file.member === '' ? file.path : `${file.path}!${file.member}`;
    return { path: visible(path), line: Number(line), offset: Number(offset), sha256: file?.sha256 ?? '' };
  };
}

/** A place as citations say it, and as `constat show` takes it: `path!member:line (byte …, sha256 …)`. */
export function citationOf({ path, line, offset, sha256 }: Place): string {
  return `${path}:${line} (byte ${offset}${sha256 === '' ? '' : `, sha256 ${sha256.slice(0, 12)}…`})`;
}
