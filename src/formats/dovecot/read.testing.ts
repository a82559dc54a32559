import assert from 'node:assert/strict';
import { byteString, readable } from '../../base/text.ts';
import type { EventFields } from '../../event/columns.ts';
import { readDovecot } from '../dovecot.ts';

/** What a message (UTF-8) is read as, texts as UTF-8; `undefined` when it is left. For tests only. */
export function read(message: string): Readonly<Partial<EventFields>> | undefined {
  const fields = readDovecot(byteString(message));
  if (fields === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? readable(value) : value]),
  );
}

/** Holds that the message is read with these fields, `undefined` meaning that a field is absent. */
export function reads(message: string, fields: Readonly<Partial<Record<keyof EventFields, unknown>>>): void {
  const found = read(message);
  assert.ok(found !== undefined, `left: ${message}`);
  const like = Object.fromEntries(Object.keys(fields).map((key) => [key, found[key as keyof EventFields]]));
  assert.deepEqual(like, fields, message);
}
