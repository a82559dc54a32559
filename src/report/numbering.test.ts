import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placer } from './citation.ts';
import { fixtureCase } from './fixture.testing.ts';
import { numberProofs } from './numbering.ts';

test('each cited line has one number, in order of first citation', () => {
  const file = fixtureCase();
  const proofs = numberProofs(file);
  assert.equal(new Set(proofs.refs).size, proofs.refs.length);
  proofs.refs.forEach((ref, i) => {
    assert.equal(proofs.numberOf(ref), i + 1);
  });
  assert.equal(proofs.numberOf('f9:9:9'), undefined);
});

test('every ref anywhere in the Case has a number', () => {
  const file = fixtureCase();
  const proofs = numberProofs(file);
  const all = JSON.stringify({ ...file, lines: [] }).match(/"f\d+:\d+:\d+"/g) ?? [];
  assert.ok(all.length > 40);
  for (const quoted of all) assert.notEqual(proofs.numberOf(JSON.parse(quoted)), undefined, quoted);
});

test('what comes later in the Case does not renumber what comes first', () => {
  const file = fixtureCase();
  const before = numberProofs(file).refs.slice(0, 9);
  file.items.push(...file.items.slice(0, 1).map((i) => ({ ...i, refs: ['f1:9999:9'] })));
  assert.deepEqual(numberProofs(file).refs.slice(0, 9), before);
});

test('a ref leads to file, member, line, byte and hash', () => {
  const file = fixtureCase();
  const place = placer(file.evidence)('f2:10:1000');
  assert.deepEqual(place, {
    path: 'web.tar.gz!var/log/apache2/access.log.1',
    line: 10,
    offset: 1000,
    sha256: file.evidence[1]?.sha256,
  });
  assert.deepEqual(placer([])('f7:1:0'), { path: 'f7', line: 1, offset: 0, sha256: '' });
});
