import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openChdb } from './chdb.ts';
import { plantedIn } from './planted.ts';
import { createEvents, removeEvents } from './schema.ts';
import { sql, trustedSql } from './sql.ts';

let root = '';
let made = '';

before(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-planted-')));
  made = join(root, 'made');
  const store = openChdb(made);
  await store.run(createEvents);
  await store.run(sql`INSERT INTO events (file, line) SELECT number, 1 FROM numbers(20)`);
  await removeEvents(store, [1, 2]);
  await removeEvents(store, [3], true);
  await store.run(
    sql`CREATE TABLE doubles (file UInt32, line UInt32) ENGINE = MergeTree ORDER BY (file, line)`,
  );
  await store.run(
    sql`DELETE FROM events WHERE file = ${9} AND line IN (SELECT line FROM doubles WHERE file = ${9})`,
  );
  await store.run(trustedSql("CREATE TABLE kept (a String, b DateTime('UTC')) ENGINE = Memory"));
  await store.run(
    sql`CREATE TABLE moments (a String, text String, INDEX words lower(toValidUTF8(text)) TYPE ngrambf_v1(4, 1024, 2, 0) GRANULARITY 1) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 2048, primary_key_ratio_of_unique_prefix_values_to_skip_suffix_columns = 1`,
  );
  await store.run(sql`INSERT INTO moments VALUES ('a', 'failed')`);
  await store.run(sql`CREATE TABLE gone (a String) ENGINE = MergeTree ORDER BY a`);
  await store.run(sql`DROP TABLE gone`);
  await store.close();
});
after(() => rmSync(root, { recursive: true, force: true }));

test('a folder that the program made is opened again', async () => {
  assert.equal(plantedIn(join(root, 'none')), undefined);
  assert.equal(plantedIn(made), undefined);
  const store = openChdb(made);
  assert.deepEqual(await store.rows(sql`SELECT file FROM events`), [[3]]);
  await store.close();
  assert.equal(plantedIn(made), undefined);
});

const ID = 'a3081212-e710-4dcb-8c82-fdc81c6f2a70';
const table = (engine: string, column = '`a` String'): string =>
  `ATTACH TABLE _ UUID '${ID}'\n(\n    ${column}\n)\nENGINE = ${engine}\n`;
const plain = 'MergeTree\nORDER BY a\nSETTINGS index_granularity = 8192';
const change = (what: string): string =>
  `format version: 1\ncreate time: 2026-03-02 09:00:00\ncommands: (UPDATE ${what})\n`;

/** What a stranger may leave in a folder: where, and what it says. */
const PLANTED: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a table that is a program': ['metadata/default/lines.sql', table("Executable('evil.sh', 'TSV')")],
  'a table that is a file': ['metadata/default/lines.sql', table("File('LineAsString', '/etc/passwd')")],
  'a table that is an address': ['metadata/default/lines.sql', table("URL('http://127.0.0.1:9/', 'CSV')")],
  'an index that asks elsewhere': [
    'metadata/default/lines.sql',
    table(
      plain,
      "`a` String,\n    INDEX words lower(dictGet('a', 'b', text)) TYPE ngrambf_v1(4, 1024, 2, 0) GRANULARITY 1",
    ),
  ],
  'a view': [
    'metadata/default/lines.sql',
    "ATTACH VIEW _ UUID 'x' (`a` String) AS SELECT * FROM file('/etc/passwd', 'LineAsString')\n",
  ],
  'a column that is worked out': [
    'metadata/default/lines.sql',
    table(plain, "`a` String ALIAS file('/etc/passwd')"),
  ],
  'a table on a disk of its own': [
    'metadata/default/lines.sql',
    table(`${plain}, disk = disk(type = web, endpoint = 'http://127.0.0.1:9/')`),
  ],
  'another database': [
    'metadata/evil.sql',
    "ATTACH DATABASE evil ENGINE = MySQL('127.0.0.1:9', 'a', 'b', 'c')",
  ],
  'a program': ['user_scripts/evil.sh', '#!/bin/sh\n'],
  'settings of the engine': ['config.xml', '<clickhouse/>'],
  'a dropped table that is an address': [
    `metadata_dropped/default.x.${ID}.sql`,
    table("URL('http://127.0.0.1:9/', 'CSV')"),
  ],
  'a change that is not done yet': [
    `store/a30/${ID}/mutation_9.txt`,
    change("`detail` = file('/etc/passwd') WHERE 1"),
  ],
  'a change by another table': [
    `store/a30/${ID}/mutation_9.txt`,
    change('_row_exists = 0 WHERE line IN (SELECT line FROM evil.doubles WHERE file = 1)'),
  ],
  'a change under a condition': [
    `store/a30/${ID}/mutation_9.txt`,
    change("_row_exists = 0 WHERE file IN (SELECT a FROM url('http://127.0.0.1:9/', 'CSV'))"),
  ],
};

for (const [what, [path, text]] of Object.entries(PLANTED)) {
  test(`${what} is found, and the folder is not opened`, async () => {
    const folder = copy();
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    assert.ok(plantedIn(folder) !== undefined);
    await refused(folder);
  });
}

test('what differs from those in nothing but that is taken', async () => {
  const folder = copy();
  writeFileSync(join(folder, 'metadata/default/lines.sql'), table(plain));
  mkdirSync(join(folder, 'store/a30', ID), { recursive: true });
  writeFileSync(
    join(folder, 'store/a30', ID, 'mutation_9.txt'),
    change('_row_exists = 0 WHERE file IN (1, 2)'),
  );
  assert.equal(plantedIn(folder), undefined);
});

test('links that lead out and pipes are found', () => {
  for (const to of ['/etc', '../../..', root]) {
    const folder = copy();
    symlinkSync(to, join(folder, 'store/out'));
    assert.equal(plantedIn(folder), 'store/out', to);
  }
  const folder = copy();
  execFileSync('mkfifo', [join(folder, 'tmp/pipe')]);
  assert.equal(plantedIn(folder), 'tmp/pipe');
  const link = join(root, 'link');
  symlinkSync(made, link);
  assert.equal(plantedIn(link), link);
});

test('text that is made to be slow to read is found soon', () => {
  const folder = copy();
  writeFileSync(join(folder, 'metadata/default/lines.sql'), table(plain, `\`a\` ${'A'.repeat(200_000)}(`));
  writeFileSync(
    join(folder, 'store/mutation_1.txt'),
    change(`_row_exists = 0 WHERE ${'('.repeat(500_000)}!`),
  );
  assert.ok(plantedIn(folder) !== undefined);
});

test('nothing of a planted folder runs', async () => {
  const folder = copy();
  const proof = join(root, 'owned');
  mkdirSync(join(folder, 'user_scripts'));
  writeFileSync(join(folder, 'user_scripts/evil.sh'), `#!/bin/sh\ntouch ${proof}\necho 1\n`, { mode: 0o755 });
  const [name = ''] = readdirSync(join(folder, 'metadata'));
  writeFileSync(join(folder, 'metadata', name, 'lines.sql'), table("Executable('evil.sh', 'TSV')"));
  await refused(folder);
  assert.ok(!existsSync(proof));
});

test('the engine takes no settings from the folder that it is started in', async () => {
  const folder = join(root, 'cwd');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.xml'), '<broken');
  const before = process.cwd();
  process.chdir(folder);
  try {
    const store = openChdb('db');
    assert.deepEqual(await store.rows(sql`SELECT 1`), [[1]]);
    await store.close();
    assert.ok(existsSync(join(folder, 'db')), 'a relative folder is one of where the program was started');
  } finally {
    process.chdir(before);
  }
});

let copies = 0;
function copy(): string {
  const folder = join(root, `copy-${copies++}`);
  cpSync(made, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

async function refused(folder: string): Promise<void> {
  const store = openChdb(folder);
  await assert.rejects(store.rows(sql`SELECT 1`), /was not made by constat; do not trust this case/);
  await store.close();
}
