import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const ROOT = resolve(import.meta.dirname, '..');

/** Licences that ask no more than to be named. */
const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'PDDL-1.0',
  'Unlicense',
]);

/** Packages under another licence that tests alone use; they are never handed on. */
const ONLY_TESTS: Readonly<Record<string, string>> = { 'axe-core': 'MPL-2.0' };

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

test('every package, and what it brings, has a permissive licence', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const all = Object.entries(lock.packages).filter(([path]) => path !== '');
  assert.ok(all.length > 20, 'the lockfile lists packages');
  const wrong = all.flatMap(([path, { license = '', dev = false }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // `A OR B` leaves the choice.
    const allowed = license
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((l) => PERMISSIVE.has(l));
    return allowed || (dev && ONLY_TESTS[name] === license) ? [] : [`${name}: ${license || 'none said'}`];
  });
  assert.deepEqual(wrong, []);
});

test('the program says its own licence, with the full text', () => {
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly license: string };
  assert.equal(own.license, 'Apache-2.0');
  assert.match(
    readFileSync(join(ROOT, 'LICENSE'), 'utf8'),
    /Apache License\s+Version 2\.0[\s\S]+END OF TERMS AND CONDITIONS/,
  );
});

test('versions are exact, so that an install is the same everywhere', () => {
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});
