import { parseIso } from '../../base/time.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import type { FileKind } from '../wire/evidence.ts';

/** What a file is to the Case. */
export function fileKind({ format }: Pick<EvidenceFile, 'format'>): FileKind {
  return format === '' ? 'other' : format === 'context' ? 'context' : 'log';
}

/** A file's path, with the member after `!`. */
export function fileName({ path, member }: Pick<EvidenceFile, 'path' | 'member'>): string {
  return member === '' ? path : `${path}!${member}`;
}

/** Microseconds of an ISO time of the Case. */
export function micros(iso: string): number {
  return parseIso(iso) ?? 0;
}
