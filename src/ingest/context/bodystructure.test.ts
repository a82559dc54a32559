import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeWords } from '../../base/encoded-words.ts';
import { decodedSize, partsOfStructure } from './bodystructure.ts';

const text = '"text" "plain" ("charset" "utf-8") NIL NIL "8bit" 5 1 NIL NIL NIL NIL';
const html = '"text" "html" NIL NIL NIL "7bit" 6 1';
const pdf = (name: string): string =>
  `"application" "pdf" (${name}) NIL NIL "BASE64" 104 NIL ("ATTACHMENT" NIL) NIL NIL`;

function numbers(structure: string): string[] | undefined {
  return partsOfStructure(structure)?.map((p) => `${p.part} ${p.type}`);
}

test('parts are numbered as IMAP numbers them', () => {
  assert.deepEqual(numbers(text), ['1 text/plain']);
  assert.deepEqual(numbers(`(${text})`), ['1 text/plain']);
  const alternative = `((${text})(${html}) "alternative")(${pdf('"name" "a"')}) "mixed" ("boundary" "x") NIL NIL`;
  assert.deepEqual(numbers(alternative), ['1.1 text/plain', '1.2 text/html', '2 application/pdf']);
  const envelope = '("date" "subject (")';
  const forwarded = `(${text})("message" "rfc822" NIL NIL NIL "7bit" 900 (${envelope}) (${alternative}) 30 NIL NIL NIL NIL) "mixed"`;
  assert.deepEqual(numbers(forwarded), [
    '1 text/plain',
    '2 message/rfc822',
    '2.1.1 text/plain',
    '2.1.2 text/html',
    '2.2 application/pdf',
  ]);
  const single = `("message" "rfc822" NIL NIL NIL "7bit" 900 (${envelope}) (${text}) 30)(${text}) "mixed"`;
  assert.deepEqual(numbers(single), ['1 message/rfc822', '1.1 text/plain', '2 text/plain']);
});

test('names are decoded to UTF-8 from every way to write them', () => {
  const name = (params: string): string | undefined => partsOfStructure(pdf(params))?.[0]?.name;
  assert.equal(name('"name" "a \\"b\\" \\\\.pdf"'), 'a "b" \\.pdf');
  assert.equal(name(`"name*" "utf-8'fr'%C3%A9t%C3%A9.pdf" "name" "no"`), 'été.pdf');
  assert.equal(name(`"NAME*0*" "windows-1252''%80" "name*1*" "%e9" "name*2" "%41.pdf"`), '€é%41.pdf');
  assert.equal(name('"name" "=?iso-8859-1?Q?=E9t=E9_?= =?utf-8?b?w6k=?=.pdf"'), 'été é.pdf');
  assert.equal(name('"name" {4}\r\n\xc3\xa9.a'), 'é.a');
  assert.equal(name(`"name*" "no-such-charset''%C3%A9"`), 'é');
});

test('what is no structure gives nothing', () => {
  for (const bad of [
    '',
    'NIL',
    '("text" "plain"',
    `${text})`,
    '("a")("b")',
    '(((',
    '"mixed" ("boundary" "x")',
    '{9}\r\nabc',
  ])
    assert.equal(partsOfStructure(bad), undefined, bad);
  assert.equal(partsOfStructure(`${'('.repeat(49)}${text}${')'.repeat(49)}`), undefined);
  assert.equal(partsOfStructure('('.repeat(1_000_000)), undefined);
  const nested = (depth: number): string => (depth === 0 ? `(${text})` : `(${nested(depth - 1)} "mixed")`);
  assert.equal(numbers(nested(20))?.length, 1);
  assert.equal(numbers(nested(60)), undefined);
});

test('a decoded size lies in the range that its octets allow', () => {
  const layouts = fc.constantFrom('', '\r\n', '\r\n\r\n');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), layouts, (bytes, tail) => {
      const lines =
        Buffer.alloc(bytes, 7)
          .toString('base64')
          .match(/.{1,76}/g) ?? [];
      const { atLeast, atMost } = decodedSize('base64', (lines.join('\r\n') + tail).length);
      assert.ok(
        atLeast <= bytes && bytes <= atMost && atMost - atLeast <= 9,
        `${atLeast} ${bytes} ${atMost}`,
      );
    }),
  );
  assert.deepEqual(decodedSize('8bit', 12), { atLeast: 12, atMost: 12 });
  assert.deepEqual(decodedSize('quoted-printable', 78), { atLeast: 25, atMost: 78 });
  assert.deepEqual(decodedSize('base64', 0), { atLeast: 0, atMost: 0 });
  assert.deepEqual(decodedSize('x-uuencode', 9), { atLeast: 0, atMost: 9 });
});

test('encoded words in headers', () => {
  assert.equal(decodeWords('Re: =?utf-8?q?caf=C3=A9?= (2)'), 'Re: café (2)');
  assert.equal(decodeWords('100 =?utf-8?q?50%_=3D?='), '100 50% =');
  assert.equal(decodeWords('=?broken?= \xc3\xa9'), '=?broken?= é');
});
