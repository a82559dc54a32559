import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SieveScript } from '../case/context.ts';
import type { Change } from '../case/judgement.ts';
import type { World } from '../case/world.ts';
import { withRuleStates } from './rule-state.ts';

const place = { path: 'sieve', member: 'f7', line: 28, offset: 1490 };

function script(active: boolean | undefined, target: string, disabled = false): SieveScript {
  const action = { action: 'redirect', target, copy: true, conditional: false, disabled, rule: '', place };
  return {
    account: 'ann',
    name: 'main',
    path: '',
    link: '',
    active,
    modified: undefined,
    actions: target === '' ? [] : [action],
    place,
  };
}

const rule: Change = {
  kind: 'forwarding-rule',
  account: 'ann',
  time: '2026-03-01T00:00:00Z',
  link: 'certain',
  sessions: [],
  detail: { target: 'drop@example.com' },
  refs: ['f1:1:0'],
};

function stateWith(...scripts: readonly SieveScript[]): unknown {
  // Of the world only these two are asked.
  const world = { canonical: (a: string) => a, context: { scripts } } as unknown as World;
  return withRuleStates([rule], world)[0]?.detail.state;
}

test('a rule runs where an active script has it', () => {
  assert.equal(stateWith(script(true, 'Drop@example.com')), 'on');
  assert.equal(stateWith(script(false, 'drop@example.com'), script(true, 'drop@example.com')), 'on');
});

test('a rule is off where its script is not the active one, or its test is false', () => {
  assert.equal(stateWith(script(false, 'drop@example.com'), script(true, '')), 'off');
  assert.equal(stateWith(script(true, 'drop@example.com', true)), 'off');
});

test('a rule is gone where scripts of the account were handed over and none has it', () => {
  assert.equal(stateWith(script(true, 'other@example.com')), 'gone');
});

test('without scripts, or without the link that tells the active one, nobody knows', () => {
  assert.equal(stateWith(), 'unknown');
  assert.equal(stateWith(script(undefined, 'drop@example.com')), 'unknown');
});
