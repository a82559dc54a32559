import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { WEIGHTS } from './actors/thresholds.ts';
import type { Case } from './case/case.ts';
import { detections } from './detections/index.ts';
import { PROBLEMS } from './evidence/problems.ts';
import { tempFolder } from './evidence/temp.testing.ts';
import { unknownKeys, wanted } from './report/keys.ts';
import { languages } from './report/languages/index.ts';
import { speaker } from './report/speak.ts';
import { ORPHANS } from './scope/coverage/orphans.ts';
import { PAIRS } from './scope/coverage/witnesses.ts';
import { investigated } from './testing/investigate.testing.ts';

const source = resolve(import.meta.dirname, '../src');

/** All code of the folders that make a Case, without tests. */
function codeOf(folder: string): string {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name))
    .filter((name) => folder !== '.' || !name.includes('/'))
    .map((name) => readFileSync(join(source, folder, name), 'utf8'))
    .join('\n');
}

const GROUPS =
  'answer|reason|because|against|gap|gain|missing|question|entry|change|finding|refutes|action|problem';

/** Keys that stand in the code as they are: `'because.shown'`. */
function literals(code: string): readonly string[] {
  return [...code.matchAll(new RegExp(`'((?:${GROUPS})\\.[a-z0-9-]+)'`, 'g'))].map((m) => m[1] ?? '');
}

/** Every quoted word that a pattern's part holds, but those that something is compared with. */
function words(code: string, pattern: RegExp): readonly string[] {
  return [...code.matchAll(pattern)].flatMap((m) =>
    [...(m[1] ?? '').replaceAll(/[=!]==? '[^']*'/g, '').matchAll(/'([a-z0-9-]+)'/g)].map((w) => w[1] ?? ''),
  );
}

function gapKeys(): readonly string[] {
  const code = codeOf('scope/coverage');
  const bare = [
    ...words(code, /\bbecause[:=]?\s*[:=]([^;\n}]*)/g),
    ...words(code, /missing\(\s*'[a-z-]+',\s*('[a-z-]+')/g),
    ...words(code, /\bkey: ('[a-z-]+')/g),
    ...ORPHANS.map((o) => o.because),
    ...PAIRS.map((p) => p.key),
  ];
  const explained = words(code, /readonly key: ('boot' \| 'service-stopped')/g);
  const inner = new Set(['boot', 'service-stopped']);
  return [...bare.filter((b) => !inner.has(b)), ...explained.map((e) => `explained-by-${e}`)].map(
    (b) => `gap.${b}`,
  );
}

function changeKeys(): readonly string[] {
  const code = codeOf('scope');
  return [
    ...words(code, /\bchange\(\s*('[a-z-]+'),/g),
    ...[...code.matchAll(/(?:CHANGED_BY_WEB|KINDS)[^{]*\{([^}]*)\}/g)].flatMap((m) =>
      words(m[1] ?? '', /: ('[a-z-]+')/g),
    ),
  ].map((k) => `change.${k}`);
}

/** Every key of a sentence that an investigation can want said. */
function produced(): ReadonlySet<string> {
  const folders = ['investigation', 'actors', 'answer', 'scope', 'detections', 'sessions'];
  const code = folders.map(codeOf).join('\n');
  const stems = (stem: string, ends: readonly string[]): readonly string[] => ends.map((e) => `${stem}${e}`);
  return new Set([
    ...literals(code),
    ...literals(codeOf('report').replaceAll(/\/languages\//g, '')).filter((k) => k.startsWith('answer.')),
    ...Object.keys(WEIGHTS).map((k) => `reason.${k}`),
    ...detections.flatMap((d) => [`finding.${d.id}`, `refutes.${d.id}`]),
    ...Object.keys(PROBLEMS).map((p) => `problem.${p}`),
    ...gapKeys(),
    ...changeKeys(),
    ...words(code, /question: ('[a-z0-9-]+')/g).map((q) => `question.${q}`),
    ...words(code, /'reason\.(?:spray|guess)-hit': ('[a-z]+')/g).map((v) => `entry.${v}`),
    ...words(code, /vector: ('[a-z-]+')/g).map((v) => `entry.${v}`),
    // Tries as findings, and clocks as gaps.
    ...words(codeOf('investigation'), /\bid: ('[a-z-]+'),/g).flatMap((d) => [`finding.${d}`, `refutes.${d}`]),
    ...['clock-steps', 'clock-contradicts', 'zone-contradicts', 'year-contradicts'].map((k) => `gap.${k}`),
    ...stems('answer.accounts-', ['certain', 'probable', 'mixed']),
    ...stems('answer.forwarding-', ['on', 'off', 'gone', 'unknown']),
    ...stems('answer.entry-', ['tried', 'known', 'both']),
  ]);
}

for (const language of languages) {
  test(`${language.id}: has a sentence for every key that an investigation can produce, and no other`, () => {
    const keys = [...produced()].sort();
    assert.ok(keys.length > 200, `only ${keys.length} keys were found`);
    assert.deepEqual(
      keys.filter((k) => !Object.hasOwn(language.messages, k)),
      [],
    );
    const said = Object.keys(language.messages).filter((k) => new RegExp(`^(${GROUPS})\\.`).test(k));
    assert.deepEqual(
      said.filter((k) => !produced().has(k)),
      [],
    );
  });
}

for (const language of languages) {
  test(`${language.id}: has a name of a lane for everything that a finding can be of`, () => {
    const found = [...produced()].flatMap((k) =>
      k.startsWith('finding.') ? [k.slice('finding.'.length)] : [],
    );
    const lanes = Object.keys(language.messages).filter((k) => k.startsWith('ui.timeline.lane.'));
    assert.deepEqual(lanes.sort(), [...new Set(found)].map((id) => `ui.timeline.lane.${id}`).sort());
  });
}

/** Says all of a Case; what could not be said, and what was left with an empty place. */
function troubles(one: Case): readonly string[] {
  const heard: string[] = [];
  for (const language of languages) {
    const say = speaker(language, (key, why) => heard.push(`${key}: ${why}`));
    for (const { key, facts } of wanted(one)) {
      const text = say.text(key, facts);
      if (/\{[a-zA-Z]|\bundefined\b|\bNaN\b/.test(text)) heard.push(`${key}: ${text}`);
    }
    heard.push(...unknownKeys(one, language));
  }
  return [...new Set(heard)].sort();
}

test('every sentence of an investigation of real evidence is said whole, and the answer says what it must', {
  timeout: 300_000,
}, async (t) => {
  const evidence = join(source, '../cases/nhamay/evidence');
  const { case: one } = await investigated([evidence], join(tempFolder(t), 'case'));
  assert.deepEqual(troubles(one), []);
  const keys = one.answer.statements.map((s) => s.key);
  assert.ok(keys.length <= 10);
  for (const key of ['answer.entered', 'answer.accounts-certain', 'answer.taken', 'answer.served-range'])
    assert.ok(keys.includes(key), key);
  for (const s of one.answer.statements) assert.ok(s.refs.length > 0, s.key);
  const rule = one.answer.statements.find((s) => s.key.startsWith('answer.forwarding-'));
  assert.equal(rule?.key, 'answer.forwarding-off');
  assert.equal(rule?.facts.messages, 13);
});
