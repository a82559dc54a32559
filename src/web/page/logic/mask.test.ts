import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KnownNames, maskNames, maskOf, maskWithin } from './mask.ts';
import { parsePlace, staysMasked, withMask } from './place.ts';

const SALT = 'salt';
const KNOWN: KnownNames = {
  accounts: new Set(['compta', 'ann-marie', 'log']),
  plain: new Set(['Etc/UTC', '/var/log/mail-log']),
};

test('an account is masked within the name of a file that is made of it', () => {
  const compta = maskOf('compta', SALT);
  assert.equal(
    maskWithin('doveadm sieve get -u compta x > compta-x.sieve', SALT, KNOWN),
    `doveadm sieve get -u ${compta} x > ${compta}-x.sieve`,
  );
  assert.equal(maskWithin('/home/compta/.sieve', SALT, KNOWN), `/home/${compta}/.sieve`);
  assert.equal(maskWithin('-compta-', SALT, KNOWN), `-${compta}-`);
  assert.equal(maskWithin('ann-marie-x', SALT, KNOWN), `${maskOf('ann-marie', SALT)}-x`);
});

test('what is no name stays, also where an account is called like a part of it', () => {
  assert.equal(maskWithin('in /var/log/mail-log, sign-in', SALT, KNOWN), 'in /var/log/mail-log, sign-in');
  assert.equal(maskNames('Etc/UTC', SALT, KNOWN), 'Etc/UTC');
  assert.equal(maskWithin('comptable-x', SALT, KNOWN), 'comptable-x');
});

test('a link may mask names, nothing but the reader shows them again', () => {
  const [bare, asks] = [parsePlace('#/scope'), parsePlace('#/scope?mask=1')];
  assert.deepEqual(
    [false, true].flatMap((isMasked) => [
      staysMasked(isMasked, bare, true),
      staysMasked(isMasked, asks, true),
    ]),
    [false, true, true, true],
  );
  assert.equal(staysMasked(false, asks, false), false);
  assert.deepEqual(withMask(bare, true), asks);
  assert.deepEqual(withMask(asks, false), bare);
});
