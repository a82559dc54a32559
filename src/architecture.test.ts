import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

// Tests run from dist; the sources lie beside it.
const SRC = resolve(import.meta.dirname, '../src');

/** Whom each folder may import besides itself: the table of docs/architecture.md. */
const MAY_IMPORT: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...readFileSync(join(SRC, '../docs/architecture.md'), 'utf8').matchAll(/^\| `([^`]+)` \|([^|]*)\|$/gm),
  ].map(([, folder = '', allowed = '']) => [
    folder,
    [...allowed.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  ]),
);

/** Files of more than 300 lines, each with the reason why it is one. */
const LONG: Readonly<Record<string, string>> = {
  'case/context.ts': 'one plain data model, read as a page',
  'report/languages/en.ts': 'a language is one file that a translator has before them',
};

/** Folders whose index.ts is the hand-written list of what extends the program. */
const EXTENDED = [
  'formats',
  'detections',
  'commands',
  'report/languages',
  'report/sections',
  'ingest/context',
  'web/routes',
  'web/subjects',
  'web/page/screens',
];

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((p) => /\.tsx?$/.test(p) && !p.endsWith('.d.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));

const isTest = (path: string): boolean => /\.(test|testing)\.ts$/.test(path);
const program = sources.filter((s) => !isTest(s.path));

/** Import and export declarations end in `from '…'`; what a comment says does not begin a line with a keyword. */
const IMPORT =
  /^(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function importsOf({ text }: Source): readonly string[] {
  return [...text.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The folder of a file, or the file itself at the top. */
function partOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
}

/** Our own file that an import of a source means, below src; `undefined` for a package. */
function target(source: Source, name: string): string | undefined {
  return name.startsWith('.') ? relative(SRC, resolve(SRC, dirname(source.path), name)) : undefined;
}

test('the scanner sees imports as they are written', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type {\n  B,\n  C,\n} from '../b.ts';",
    "export * from './c.ts';",
    "import './d.ts';",
    "const e = await import('./e.ts');",
    "// import { no } from './no.ts'",
    "const from = 'x';",
  ].join('\n');
  assert.deepEqual(importsOf({ path: 'x.ts', text }), ['./a.ts', '../b.ts', './c.ts', './d.ts', './e.ts']);
});

test('folders import only what the table allows', () => {
  const wrong = program.flatMap((source) => {
    const part = partOf(source.path);
    const allowed = MAY_IMPORT.get(part);
    if (allowed === undefined) return [`${source.path}: ${part} is not in the table`];
    return importsOf(source).flatMap((name) => {
      const to = target(source, name);
      return to === undefined || partOf(to) === part || allowed.includes(partOf(to))
        ? []
        : [`${source.path}: ${to}`];
    });
  });
  assert.deepEqual(wrong, []);
});

test('the program imports no tests, and only what there is', () => {
  const wrong = program.flatMap((source) =>
    importsOf(source).flatMap((name) => {
      const to = target(source, name);
      return to !== undefined && (isTest(to) || !existsSync(join(SRC, to))) ? [`${source.path}: ${to}`] : [];
    }),
  );
  assert.deepEqual(wrong, []);
});

test('what runs in the browser takes only types from outside its folder', () => {
  const values = /^import (?!type\b)[^;'"]*?from\s*['"]([^'"]+)['"]/gm;
  const wrong = program
    .filter((s) => s.path.startsWith('web/page/'))
    .flatMap((s) =>
      [...s.text.matchAll(values)].flatMap(([, name = '']) => {
        const to = target(s, name);
        return to === undefined || to.startsWith('web/page/') ? [] : [`${s.path}: ${to}`];
      }),
    );
  assert.deepEqual(wrong, []);
});

test('relative imports end in .ts', () => {
  const wrong = sources.flatMap((s) =>
    importsOf(s).flatMap((n) => (n.startsWith('.') && !/\.(tsx?|css)$/.test(n) ? [`${s.path}: ${n}`] : [])),
  );
  assert.deepEqual(wrong, []);
});

test('packages of the program are its dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(SRC, '../package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const wrong = program.flatMap((s) =>
    importsOf(s).flatMap((n) => {
      // The page is handed on as one bundle.
      const allowed = s.path.startsWith('web/page/') ? { ...dependencies, ...devDependencies } : dependencies;
      const name = n.startsWith('@') ? n.split('/').slice(0, 2).join('/') : (n.split('/')[0] ?? '');
      return n.startsWith('.') || n.startsWith('node:') || name in allowed ? [] : [`${s.path}: ${n}`];
    }),
  );
  assert.deepEqual(wrong, []);
});

test('no barrels: only lists of extensions are an index.ts', () => {
  const wrong = sources.flatMap(({ path, text }) => [
    ...(/^export (\*|(type )?\{[^}]*\}) from/m.test(text)
      ? [`${path}: hands on another file's exports`]
      : []),
    ...(/\/index\.tsx?$/.test(path) && !EXTENDED.includes(dirname(path))
      ? [`${path}: an index that is no list`]
      : []),
  ]);
  assert.deepEqual(wrong, []);
});

/** Source text without comments and quoted text, near enough for a word that must not stand in it. */
function withoutText(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g,
    '',
  );
}

test('files are short', () => {
  const lengths = program.map((s) => ({ path: s.path, lines: s.text.split('\n').length - 1 }));
  const sorted = lengths.map((l) => l.lines).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  assert.ok(median < 100, `half of the files have ${median} lines or more`);
  const long = lengths.filter((l) => l.lines > 300 && !(l.path in LONG)).map((l) => `${l.path}: ${l.lines}`);
  assert.deepEqual(long, [], 'cut these, or say in LONG why each is one');
  const gone = Object.keys(LONG).filter((p) => !lengths.some((l) => l.path === p && l.lines > 300));
  assert.deepEqual(gone, [], 'these are short now');
});

test('only cli.ts sets the exit code or ends the process', () => {
  const allowed = ['cli.ts', 'store/engine.ts'];
  const wrong = program.filter(
    (s) => !allowed.includes(s.path) && /process\.exit(Code)?\b/.test(withoutText(s.text)),
  );
  assert.deepEqual(
    wrong.map((s) => s.path),
    [],
  );
});
