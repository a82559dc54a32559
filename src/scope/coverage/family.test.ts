import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placementOf } from './family.ts';
import { matches } from './rotation.ts';

test('names of rotated files tell their log and their place in it', () => {
  assert.deepEqual(placementOf('var/log/mail.log'), { base: 'var/log/mail.log', number: 0, date: '' });
  assert.deepEqual(placementOf('var/log/mail.log.2.gz'), { base: 'var/log/mail.log', number: 2, date: '' });
  const dated = { base: 'var/log/maillog', number: undefined, date: '20261124' };
  assert.deepEqual(placementOf('var/log/maillog-20261124'), dated);
  assert.deepEqual(placementOf('var/log/maillog.20261124.xz'), dated);
  assert.deepEqual(placementOf('var/log/maillog-20261124-1764000000.gz'), dated);
  assert.equal(placementOf('a.tgz!var/log/mail.log.1').base, 'a.tgz!var/log/mail.log');
});

test('patterns of logrotate are found in paths of evidence', () => {
  assert.equal(matches('var/log/mail.log', '/var/log/mail.log'), true);
  assert.equal(matches('host1/var/log/apache2/access.log', '/var/log/apache2/*.log'), true);
  assert.equal(matches('var/log/apache2/access.log', '/var/log/nginx/*.log'), false);
  assert.equal(matches('var/log/mail.log.old', '/var/log/mail.log'), false);
});
