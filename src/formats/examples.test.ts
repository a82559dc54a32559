import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteString, readable } from '../base/text.ts';
import type { EventFields } from '../event/columns.ts';
import { formatOfProgram, readLine, tellFile } from './dispatch.ts';
import type { Example, Format } from './format.ts';
import { fileFormats, programFormats } from './index.ts';

function fieldsOf(format: Format, example: Example): EventFields | undefined {
  const line = byteString(example.line);
  if (format.kind === 'file') {
    if (format.unwrap !== undefined) return readLine(line, format)?.fields;
    const head = format.head(line);
    return head === undefined ? undefined : format.read?.(line, head);
  }
  const file = tellFile([line]);
  assert.ok(file !== undefined, `no file format takes the example of ${format.id}: ${example.line}`);
  const read = readLine(line, file);
  return read !== undefined && formatOfProgram(read.head.program) === format ? read.fields : undefined;
}

function shown(
  fields: EventFields,
  like: Readonly<Partial<EventFields>>,
): Record<string, string | number | undefined> {
  const all = fields as Readonly<Record<string, string | number | undefined>>;
  return Object.fromEntries(
    Object.keys(like).map((key) => {
      const value = all[key];
      return [key, typeof value === 'string' ? readable(value) : value];
    }),
  );
}

for (const format of [...fileFormats, ...programFormats]) {
  test(`format ${format.id} reads its examples`, () => {
    const withRead = format.kind === 'program' || format.read !== undefined || format.unwrap !== undefined;
    assert.ok(!withRead || format.examples.some((e) => e.event !== undefined), 'an example that it takes');
    assert.ok(
      format.examples.some((e) => e.event === undefined),
      'an example that it leaves',
    );
    for (const example of format.examples) {
      const fields = fieldsOf(format, example);
      if (example.event === undefined) assert.equal(fields, undefined, `left: ${example.line}`);
      else {
        assert.ok(fields !== undefined, `taken: ${example.line}`);
        assert.deepEqual(shown(fields, example.event), example.event, example.line);
      }
    }
  });
}
