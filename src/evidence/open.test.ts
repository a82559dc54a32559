import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { openMembers, type Reading } from './open.ts';
import { asNobody, tempFolder } from './temp.testing.ts';
import type { Limits } from './unpack.ts';
import { type FoundFile, walkEvidence } from './walk.ts';

interface Seen {
  readonly text: string;
  readonly kind: string;
  readonly packing: string;
  readonly problems: readonly string[];
  readonly reading: Reading;
}

async function put(t: TestContext, bytes: Buffer): Promise<FoundFile> {
  const dir = tempFolder(t);
  writeFileSync(join(dir, 'mail.log'), bytes);
  const file = (await walkEvidence([dir])).files[0];
  assert.ok(file);
  return file;
}

async function readOne(file: FoundFile, limits: Partial<Limits> = {}): Promise<Seen> {
  const all: Seen[] = [];
  for await (const member of openMembers(file, limits)) {
    const chunks: Buffer[] = [];
    for await (const chunk of member.chunks) chunks.push(chunk);
    const reading = await member.finish();
    all.push({
      text: Buffer.concat(chunks).toString('latin1'),
      kind: member.kind,
      packing: member.packing,
      problems: reading.problems.map((p) => p.problem),
      reading,
    });
  }
  assert.equal(all.length, 1);
  const [only] = all;
  assert.ok(only);
  return only;
}

const RUNS = 60;
const LINES = Array.from({ length: 40_000 }, (_, i) => `line ${i} ${(i * 7919) % 10007}\n`).join('');

/** Each packing as its own tool makes it. */
const PACKERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gzipSync,
  xz: (input) => execFileSync('xz', ['-c'], { input }),
  bzip2: (input) => execFileSync('bzip2', ['-c'], { input }),
  zstd: (input) => execFileSync('zstd', ['-qc'], { input }),
};

function has(tool: string): string | false {
  try {
    if (tool !== 'gzip') execFileSync('which', [tool], { stdio: 'ignore' });
    return false;
  } catch {
    return `${tool} is not installed`;
  }
}

test('plain: bytes as they are, hashed in the same pass', async (t) => {
  const bytes = Buffer.from(LINES + LINES + LINES);
  const seen = await readOne(await put(t, bytes));
  assert.equal(seen.text, bytes.toString('latin1'));
  assert.deepEqual(seen.reading, {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    unpackedBytes: bytes.length,
    problems: [],
  });
});

for (const [packing, pack] of Object.entries(PACKERS)) {
  const skip = has(packing);
  test(`${packing}: told by content, one and several streams`, { skip }, async (t) => {
    const packed = pack(Buffer.from(LINES));
    const one = await readOne(await put(t, packed));
    assert.deepEqual([one.packing, one.kind, one.problems], [packing, 'text', []]);
    assert.ok(one.text === LINES);
    assert.equal(one.reading.sha256, createHash('sha256').update(packed).digest('hex'));
    assert.deepEqual([one.reading.bytes, one.reading.unpackedBytes], [packed.length, LINES.length]);
    const two = await readOne(await put(t, Buffer.concat([packed, pack(Buffer.from('more\n'))])));
    assert.ok(two.text === `${LINES}more\n`);
    assert.deepEqual(two.problems, []);
  });

  test(`${packing}: truncated anywhere keeps what came out`, { skip }, async (t) => {
    const packed = pack(Buffer.from(LINES));
    for (const share of [0.3, 0.9]) {
      const seen = await readOne(await put(t, packed.subarray(0, packed.length * share)));
      assert.deepEqual(
        seen.problems.filter((p) => p !== 'empty'),
        ['truncated'],
      );
      assert.ok(LINES.startsWith(seen.text));
      // One block of bzip2 is all or nothing.
      assert.ok(packing === 'bzip2' || seen.text.length > LINES.length * (share - 0.2));
      assert.equal(seen.reading.bytes, Math.floor(packed.length * share));
    }
    const trailer = await readOne(await put(t, packed.subarray(0, -3)));
    assert.ok(trailer.text === LINES);
    assert.deepEqual(trailer.problems, ['truncated']);
  });

  test(`${packing}: damage keeps what came before`, { skip }, async (t) => {
    const packed = Buffer.concat([pack(Buffer.from('first\n'.repeat(30))), pack(Buffer.from(LINES))]);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 40);
    const seen = await readOne(await put(t, packed));
    assert.deepEqual(seen.problems, ['corrupt']);
    assert.ok(seen.text.startsWith('first\n'.repeat(30)));
    assert.equal(seen.reading.bytes, packed.length);
  });

  test(`${packing}: bytes behind the end are reported`, { skip }, async (t) => {
    const packed = pack(Buffer.from(LINES));
    const seen = await readOne(
      await put(t, Buffer.concat([packed, Buffer.from('this is not packed at all')])),
    );
    assert.ok(seen.text === LINES);
    assert.deepEqual(seen.problems, ['trailing-bytes']);
  });

  test(`${packing}: a file that expands too far is left, within bounds of memory`, { skip }, async (t) => {
    const bomb = await put(t, pack(Buffer.alloc(64e6, 0x61)));
    const seen = await readOne(bomb, { freeBytes: 4e6, maxRatio: 2 });
    assert.deepEqual(seen.problems, ['expands-too-far']);
    assert.equal(seen.text.length, 4e6);
    assert.deepEqual((await readOne(bomb, { maxBytes: 1e6 })).problems, ['expands-too-far']);
  });
}

test('gzip: members may begin anywhere in a step, zeros behind the last are padding', async (t) => {
  const member = gzipSync(Buffer.from(LINES), { level: 0 });
  const copies = [
    member,
    member,
    gzipSync(Buffer.from('x\n')),
    gzipSync(Buffer.alloc(0)),
    gzipSync(Buffer.from('y\n')),
  ];
  const seen = await readOne(await put(t, Buffer.concat([...copies, Buffer.alloc(70_000)])));
  assert.ok(seen.text === `${LINES}${LINES}x\ny\n`);
  assert.deepEqual(seen.problems, []);
});

test('zstd: a window larger than the tool takes is refused, not allocated', async (t) => {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 20 << 3, 0x01, 0x00, 0x00]);
  assert.deepEqual((await readOne(await put(t, header))).problems, ['unsupported']);
});

test('empty, binary, UTF-16, and text with NUL or another encoding', async (t) => {
  const cases: ReadonlyArray<readonly [Buffer, string, readonly string[]]> = [
    [Buffer.alloc(0), 'empty', ['empty']],
    [Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'binary', ['binary']],
    [Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) >> 3)), 'binary', ['binary']],
    [Buffer.alloc(5000), 'binary', ['binary']],
    [Buffer.from(`good line\n${'\0'.repeat(3000)}next line\n`), 'text', []],
    [Buffer.from('caf\xe9 ch\xf4 \xff\xfe a\0b and enough words around it\n', 'latin1'), 'text', []],
    [Buffer.from('x'), 'text', []],
  ];
  for (const [bytes, kind, problems] of cases) {
    const seen = await readOne(await put(t, bytes));
    assert.deepEqual([seen.kind, seen.problems], [kind, problems]);
    assert.equal(seen.text, bytes.toString('latin1'));
  }
  const wide = Buffer.from('\ufeffthư đến\r\n', 'utf16le');
  const seen = await readOne(await put(t, wide));
  assert.deepEqual([seen.kind, seen.problems], ['utf-16le', ['utf-16']]);
  assert.equal(seen.text, Buffer.from('thư đến\r\n').toString('latin1'));
  assert.equal((await readOne(await put(t, wide.swap16()))).text, seen.text);
});

test('a file that grows while it is read gives the bytes it had', async (t) => {
  const file = await put(t, Buffer.from('old\n'));
  for await (const member of openMembers(file)) {
    appendFileSync(file.path, 'new\n');
    const chunks: Buffer[] = [];
    for await (const chunk of member.chunks) chunks.push(chunk);
    const reading = await member.finish();
    assert.equal(Buffer.concat(chunks).toString(), 'old\n');
    assert.equal(reading.sha256, createHash('sha256').update('old\n').digest('hex'));
    assert.deepEqual(reading.problems, [{ shown: 'mail.log', problem: 'grew', detail: '4' }]);
  }
});

test('a file that is rewritten or cut while it is read is reported', async (t) => {
  for (const bytes of ['other', 'x']) {
    const file = await put(t, Buffer.from('first'));
    for await (const member of openMembers(file)) {
      writeFileSync(file.path, bytes);
      assert.deepEqual(
        (await member.finish()).problems.map((p) => p.problem),
        ['changed'],
      );
    }
  }
});

test('what is no file any more does not hang and does not throw', { timeout: 5000 }, async (t) => {
  const file = await put(t, Buffer.from('x'));
  renameSync(file.path, `${file.path}.gone`);
  assert.deepEqual((await readOne(file)).problems, ['gone']);
  execFileSync('mkfifo', [file.path]);
  assert.deepEqual((await readOne(file)).problems, ['changed']);
  const link = await put(t, Buffer.from('x'));
  execFileSync('ln', ['-sf', '/etc/hostname', link.path]);
  assert.deepEqual((await readOne(link)).problems, ['link-loop']);
  const folder = await put(t, Buffer.from('x'));
  renameSync(folder.path, `${folder.path}.1`);
  mkdirSync(folder.path);
  assert.deepEqual((await readOne(folder)).problems, ['changed']);
});

test('a file that may not be read says so', async (t) => {
  const file = await put(t, Buffer.from('x'));
  chmodSync(dirname(file.path), 0o755);
  chmodSync(file.path, 0);
  assert.deepEqual((await asNobody(() => readOne(file))).problems, ['permission']);
});

test('no damage whatever makes reading throw, hang or hash wrongly', { timeout: 60_000 }, async (t) => {
  const dir = tempFolder(t);
  writeFileSync(join(dir, 'log'), LINES.slice(0, 20_000));
  for (const tool of [
    'tar -cf a log',
    'tar -czf b log',
    'zip -q c.zip log',
    'bzip2 -kf log',
    'xz -kf log',
    'zstd -qkf log',
  ]) {
    execFileSync('sh', ['-c', tool], { cwd: dir });
  }
  const names = ['a', 'b', 'c.zip', 'log.bz2', 'log.xz', 'log.zst'];
  const originals = names.map((name) => readFileSync(join(dir, name)));
  const target = join(dir, 'hostile');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      async (original, changes, end) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const stored = end % 3 === 0 ? bytes.subarray(0, end % bytes.length) : bytes;
        writeFileSync(target, stored);
        const file = (await walkEvidence([target])).files[0];
        assert.ok(file);
        let hash = '';
        for await (const member of openMembers(file, { freeBytes: 1e6 })) {
          for await (const chunk of member.chunks) assert.ok(chunk.length > 0);
          hash = (await member.finish()).sha256;
        }
        assert.equal(hash, createHash('sha256').update(stored).digest('hex'));
      },
    ),
    { numRuns: RUNS },
  );
});

test('reading changes nothing of the evidence', async (t) => {
  const file = await put(t, gzipSync(Buffer.from(LINES)));
  const before = statSync(file.path, { bigint: true });
  await readOne(file);
  const after = statSync(file.path, { bigint: true });
  assert.deepEqual([after.mtimeNs, after.ctimeNs, after.size], [before.mtimeNs, before.ctimeNs, before.size]);
});

test('members left before their end let the next be read', {
  skip: has('xz'),
  timeout: 10_000,
}, async (t) => {
  const file = await put(t, execFileSync('xz', ['-c'], { input: Buffer.alloc(30e6, 0x61), maxBuffer: 1e8 }));
  for (let i = 0; i < 3; i += 1) {
    for await (const member of openMembers(file)) {
      if (i > 0) for await (const chunk of member.chunks) if (chunk.length > 0) break;
      if (i > 1) break;
      assert.equal((await member.finish()).bytes, file.bytes);
    }
  }
  assert.equal((await readOne(file)).text.length, 30e6);
});
