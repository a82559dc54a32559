import { decodeWords } from './encoded-words.ts';
import { byteString } from './text.ts';

/** A subject of the Case as a person reads it: its encoded words decoded. Text without any stays as it is. */
export function subjectText(subject: string): string {
  return subject.includes('=?') ? decodeWords(byteString(subject)) : subject;
}
