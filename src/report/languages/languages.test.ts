import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { languages } from './index.ts';
import type { Language } from './language.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

interface Argument {
  readonly name: string;
  readonly select: boolean;
}

function argumentsOf(ast: Ast): readonly Argument[] {
  return ast.flatMap((part) => {
    if (part.type === 0 || part.type === 7 || part.type === 8) return [];
    const here = { name: String(part.value), select: 'options' in part && !('offset' in part) };
    if (!('options' in part)) return [here];
    return [here, ...Object.values(part.options).flatMap((option) => argumentsOf(option.value))];
  });
}

/** Names of the facts that a sentence asks for. */
function factsOf(language: Language, key: string): readonly string[] {
  const ast = new IntlMessageFormat(language.messages[key] ?? '', language.id, undefined, {
    ignoreTag: true,
  }).getAst();
  const names = argumentsOf(ast).map((a) => (a.select ? a.name.replace(/_is$/, '') : a.name));
  return [...new Set(names)].sort();
}

for (const language of languages) {
  test(`${language.id}: every sentence is well formed, and chooses by facts ending in _is`, () => {
    for (const [key, message] of Object.entries(language.messages)) {
      const format = new IntlMessageFormat(message, language.id, undefined, { ignoreTag: true });
      for (const a of argumentsOf(format.getAst())) {
        assert.match(a.name, /^[a-zA-Z]+(_is)?$/, key);
        assert.equal(a.name.endsWith('_is'), a.select, `${key}: ${a.name}`);
      }
    }
  });

  test(`${language.id}: has every sentence of English, asking for the same facts`, () => {
    for (const key of Object.keys(en.messages)) {
      assert.ok(Object.hasOwn(language.messages, key), key);
      assert.deepEqual(factsOf(language, key), factsOf(en, key), key);
    }
  });

  test(`${language.id}: never says that something was not taken`, () => {
    const said = Object.values(language.messages).join('\n');
    assert.doesNotMatch(said, /not (taken|stolen|exfiltrated|leaked)/i);
  });
}

test('every key that the code asks for has an entry, and every ui entry is asked for', () => {
  const folder = resolve(import.meta.dirname, '..');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.endsWith('.test.js') && !name.endsWith('.testing.js'))
    .filter((name) => !/^languages\/[a-z]{2}\.js$/.test(name))
    .map((name) => readFileSync(resolve(folder, name), 'utf8'))
    .join('\n');
  const literal = [...code.matchAll(/['"`](ui\.[a-z.-]*[a-z]|answer\.[a-z-]+)['"`]/g)].map((m) => m[1] ?? '');
  // Keys made from a word of the Case: `ui.grade.${grade}`.
  const stems = [...code.matchAll(/`(ui\.[a-z.-]+\.)\$\{/g)].map((m) => m[1] ?? '');
  const groups = ['ui.likelihood', 'ui.scope.message-id-by', 'ui.evidence.source'];
  assert.ok(literal.length > 100 && stems.length > 4, 'the search for keys finds too little');
  for (const key of literal) assert.ok(groups.includes(key) || Object.hasOwn(en.messages, key), key);
  const asked = (key: string): boolean =>
    literal.includes(key) || [...stems, ...groups.map((g) => `${g}.`)].some((s) => key.startsWith(s));
  const idle = Object.keys(en.messages).filter((key) => key.startsWith('ui.') && !asked(key));
  assert.deepEqual(idle, []);
});
