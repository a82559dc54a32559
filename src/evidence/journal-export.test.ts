import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exportToJson, isJournalExport } from './journal-export.ts';

type Value = string | Buffer;

function binary(name: string, value: Value): Buffer {
  const bytes = Buffer.from(value as string);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([Buffer.from(`${name}\n`), size, bytes, Buffer.from('\n')]);
}

async function jsonOf(bytes: Buffer, piece = bytes.length): Promise<readonly unknown[]> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
  }
  const out: Buffer[] = [];
  for await (const chunk of exportToJson(pieces())) out.push(chunk);
  const lines = Buffer.concat(out).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line): unknown => JSON.parse(line));
}

const BEGIN = '__CURSOR=s=a;i=1\n__REALTIME_TIMESTAMP=1795481490306178\n';

test('records are told from their first fields', () => {
  assert.ok(isJournalExport(Buffer.from(`${BEGIN}MESSAGE=x\n`)));
  assert.ok(isJournalExport(Buffer.from('__REALTIME_TIMESTAMP=1795481490306178\nMESSAGE=x\n')));
  for (const text of ['', '__CURSOR=s\nMESSAGE=x\n', '__REALTIME_TIMESTAMP=soon\n', '_X=1\n', ` ${BEGIN}`])
    assert.ok(!isJournalExport(Buffer.from(text)), text);
});

test('fields of text and of bytes, several records, the last one without its end', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${BEGIN}_PID=7\nMESSAGE=a=b "c"\n`),
    Buffer.from('\n\n'),
    binary('MESSAGE', 'two\nlines, é'),
    binary('RAW', Buffer.from([255, 0, 10])),
    Buffer.from('\n_PID=8'),
  ]);
  const expected = [
    { __CURSOR: 's=a;i=1', __REALTIME_TIMESTAMP: '1795481490306178', _PID: '7', MESSAGE: 'a=b "c"' },
    { MESSAGE: 'two\nlines, é', RAW: [255, 0, 10] },
    { _PID: '8' },
  ];
  for (const piece of [1, 7, 1000]) assert.deepEqual(await jsonOf(bytes, piece), expected);
});

test('damage costs what is damaged: no field, a name twice, a length beyond all bounds', async () => {
  assert.deepEqual(await jsonOf(Buffer.from('what is this\nA=1\nA=2\nlow=3\n\nB=4\n\n')), [
    { A: '1' },
    { B: '4' },
  ]);
  const long = Buffer.concat([
    Buffer.from('A=1\n'),
    binary('B', 'x'.repeat(1_100_000)),
    Buffer.from('C=2\n\n'),
  ]);
  assert.deepEqual(await jsonOf(long, 65536), [{ A: '1', C: '2' }]);
  const never = Buffer.from('A=1\nB\n\xff\xff\xff\xff\xff\xff\xff\xffx\n\nC=2\n', 'latin1');
  assert.deepEqual(await jsonOf(never), [{ A: '1' }]);
});

test('any text and any bytes come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array(),
      fc.string(),
      fc.integer({ min: 1, max: 50 }),
      async (raw, text, piece) => {
        const record = Buffer.concat([
          binary('RAW', Buffer.from(raw)),
          binary('TEXT', text),
          Buffer.from('\n'),
        ]);
        const [one] = await jsonOf(record, piece);
        const { RAW, TEXT } = one as { readonly RAW: string | number[]; readonly TEXT: string };
        assert.deepEqual(Buffer.from(RAW as string), Buffer.from(raw));
        assert.equal(TEXT, Buffer.from(text).toString('utf8'));
      },
    ),
  );
});

test('what is left of a line beyond all bounds is no field, wherever it was cut', async () => {
  const forged = '_PID=9\u0000'.repeat(200_000);
  const bytes = Buffer.from(`A=1\nMESSAGE=${forged}_HOSTNAME=evil\nC=2\n\nD=3\n\n`);
  for (const piece of [4096, 65_536, 65_537, 1_048_577, bytes.length])
    assert.deepEqual(await jsonOf(bytes, piece), [{ A: '1', C: '2' }, { D: '3' }], String(piece));
});
