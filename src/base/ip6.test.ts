import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isCanonicalIpv6 } from './ip6.ts';

const group = fc.oneof(fc.constant(0), fc.constant(0), fc.nat(0xffff));

test('every address but the mapped ones is known in the spelling of RFC 5952', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (parts) => {
      const address = new ipaddr.IPv6(parts);
      if (address.isIPv4MappedAddress()) return;
      const text = address.toRFC5952String();
      assert.ok(isCanonicalIpv6(text) || text.startsWith('::ffff:'), text);
    }),
    { numRuns: 2000 },
  );
});

test('what is taken has no other spelling', () => {
  const piece = fc.constantFrom(
    ':',
    '::',
    '0',
    '1',
    '00',
    'a',
    'A',
    'ffff',
    '2001',
    'db8',
    '.',
    '%',
    '10000',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 17 }), (pieces) => {
      const text = pieces.join('');
      if (!isCanonicalIpv6(text)) return;
      assert.ok(ipaddr.IPv6.isValid(text), text);
      assert.equal(ipaddr.IPv6.parse(text).toRFC5952String(), text);
    }),
    { numRuns: 20000 },
  );
  for (const text of ['::', '::1', '2001:db8::1', 'fe80::1:0:0:1', '1:2:3:4:5:6:7:8', '1:0:2:3:4:5:6:7']) {
    assert.ok(isCanonicalIpv6(text), text);
  }
  for (const text of [
    '',
    ':',
    ':::',
    '1:',
    '1::2::3',
    '2001:DB8::1',
    '2001:db8:0:0::1',
    '::ffff:1.2.3.4',
    'fe80::1%eth0',
    '1:0:0:2:3:4:5:6',
    '1::2:3:4:5:6:7:8',
  ]) {
    assert.ok(!isCanonicalIpv6(text), text);
  }
});
