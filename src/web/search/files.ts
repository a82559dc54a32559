import { byteString, lowerAscii } from '../../base/text.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import type { Test } from './query.ts';

/** Numbers of the members of the evidence that a test means. */
export type FileNames = (test: Test) => readonly number[];

/**
 * Files by what people write for them: `f3`, `3`, the whole path with its member (`logs.tar!var/log/mail.log`), or
 * the last part of it.
 */
export function fileNames(evidence: readonly EvidenceFile[]): FileNames {
  const known = evidence.map((f) => {
    const path = byteString(f.member === '' ? f.path : `${f.path}!${f.member}`);
    const number = Number(f.id.slice(1));
    return {
      number,
      names: [
        f.id,
        String(number),
        lowerAscii(path),
        lowerAscii(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)),
      ],
    };
  });
  return (test) => {
    const matches = matcher(test);
    return known.filter(({ names }) => names.some(matches)).map((f) => f.number);
  };
}

function matcher(test: Test): (name: string) => boolean {
  switch (test.test) {
    case 'is':
      return (name) => name === lowerAscii(test.value);
    case 'starts':
      return (name) => name.startsWith(lowerAscii(test.value));
    case 'ends':
      return (name) => name.endsWith(lowerAscii(test.value));
    case 'has':
      return (name) => name.includes(lowerAscii(test.value));
    default:
      return () => false;
  }
}
