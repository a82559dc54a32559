import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { actions } from './event/columns.ts';
import { generatedPages } from './testing/pages.testing.ts';

const ROOT = resolve(import.meta.dirname, '..');

for (const { name, text } of generatedPages()) {
  test(`docs/${name} is what the code says`, () => {
    assert.equal(readFileSync(join(ROOT, 'docs', name), 'utf8'), text, 'npm run docs writes it');
  });
}

test('docs/words.md explains every action', () => {
  const words = readFileSync(join(ROOT, 'docs/words.md'), 'utf8');
  const named = new Set([...words.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) => spelled(cell)));
  assert.deepEqual(
    actions.filter((a) => !named.has(a)),
    [],
  );
});

/** `message-copied, -deleted` names two actions that begin alike. */
function spelled(cell: string): readonly string[] {
  const words = cell.split(/[,\s]+/).filter((w) => w !== '');
  const first = words[0]?.split('-')[0] ?? '';
  return words.map((w) => (w.startsWith('-') ? `${first}${w}` : w));
}

test('links between pages lead somewhere', () => {
  const pages = ['README.md', 'CHANGELOG.md', 'bench/README.md', ...markdown('docs'), ...markdown('cases')];
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    return [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link) && !existsSync(join(ROOT, dirname(page), link)))
      .map((link) => `${page}: ${link}`);
  });
  assert.deepEqual(broken, []);
});

function markdown(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((p) => p.endsWith('.md'))
    .map((p) => join(folder, p));
}
