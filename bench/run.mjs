#!/usr/bin/env node
// How fast `constat investigate` is, and what it needs, beside tools that everybody has.
//   npm run bench -- [--size 1GiB] [--seed 1] [--variant debian]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare } from './lab/check.mjs';
import { fastest, run } from './lab/measure.mjs';
import { make, parseSize } from './make.mjs';

/** An investigation may take so many times as long as looking for one word. */
const RATIO_BAR = 80;
/** And hold so much memory, all its processes together. */
const MEMORY_BAR = 2.5 * 2 ** 30;
const WORD = 'Login:';
/** What an analyst types first: two words, either case. */
const WORDS = 'failed|login';
const MIB = 2 ** 20;
const HERE = dirname(fileURLToPath(import.meta.url));

/** What the generator is made of: other sources, other data. */
function generatorHash() {
  const sum = createHash('sha256');
  const sources = ['make.mjs', ...readdirSync(join(HERE, 'lab')).map((n) => `lab/${n}`)].sort();
  for (const name of sources) sum.update(readFileSync(join(HERE, name)));
  return sum.digest('hex');
}

/** Makes the data unless they are there already. @param {string} size @param {number} seed @param {string} variant */
async function data(size, seed, variant) {
  const folder = join(HERE, 'data', `${variant}-${size}-${seed}`);
  const marker = join(folder, 'made.json');
  const generator = generatorHash();
  if (existsSync(marker)) {
    const made = JSON.parse(readFileSync(marker, 'utf8'));
    if (made.generator === generator) return { folder, bytes: made.bytes, lines: made.lines };
  }
  console.log(`making ${size} of evidence in ${folder}`);
  mkdirSync(folder, { recursive: true });
  const begin = performance.now();
  const { bytes, lines } = await make({ out: folder, size: parseSize(size), seed, variant });
  const seconds = (performance.now() - begin) / 1000;
  console.log(`made in ${seconds.toFixed(1)} s, ${(bytes / MIB / seconds).toFixed(0)} MiB/s`);
  writeFileSync(marker, `${JSON.stringify({ generator, bytes, lines })}\n`);
  return { folder, bytes, lines };
}

/** @param {string} folder @returns {{ plain: string[], packed: string[], plainBytes: number }} */
function logFiles(folder) {
  const found = readdirSync(join(folder, 'evidence/var/log'), { recursive: true, withFileTypes: true });
  const paths = found.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const plain = paths.filter((p) => !p.endsWith('.gz')).sort();
  const packed = paths.filter((p) => p.endsWith('.gz')).sort();
  return { plain, packed, plainBytes: plain.reduce((n, p) => n + statSync(p).size, 0) };
}

/** @param {string} name @param {import('./lab/measure.mjs').Run} r @param {number} bytes @param {number | undefined} lines */
function row(name, r, bytes, lines) {
  if (r.missing) return `${name.padEnd(34)} not on this machine`;
  const rate = (bytes / MIB / r.seconds).toFixed(0);
  const speed = lines === undefined ? '' : Math.round(lines / r.seconds).toLocaleString('en');
  const peak = r.peak === 0 ? '' : `${(r.peak / 2 ** 30).toFixed(2)} GiB`;
  const failed = r.code === 0 ? '' : `  exit ${r.code}`;
  return `${name.padEnd(34)}${r.seconds.toFixed(2).padStart(9)}${rate.padStart(9)}${speed.padStart(13)}${peak.padStart(11)}${failed}`;
}

/** Says whether a bar is met. @param {string} what @param {number} value @param {number} bar @param {(n: number) => string} show */
function verdict(what, value, bar, show) {
  console.log(`${value <= bar ? 'met   ' : 'MISSED'} ${what}: ${show(value)}, bar ${show(bar)}`);
}

/** @param {string} caseFolder @param {string} folder */
function judge(caseFolder, folder) {
  const path = join(caseFolder, 'case.json');
  if (!existsSync(path)) {
    console.log('no case.json was written: nothing to compare with the truth');
    return;
  }
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const r = compare(JSON.parse(readFileSync(path, 'utf8')), truth);
  console.log(
    `intruder sessions found: ${r.found} of ${r.entered}; sessions wrongly called intruder: ${r.wrong}`,
  );
  for (const missed of r.missed) console.log(`  missed: ${missed}`);
}

/** @param {string} folder @param {{ bytes: number, lines: number }} all */
async function measure(folder, all) {
  const { plain, packed, plainBytes } = logFiles(folder);
  console.log(
    `\n${''.padEnd(34)}${'seconds'.padStart(9)}${'MiB/s'.padStart(9)}${'lines/s'.padStart(13)}${'peak RSS'.padStart(11)}`,
  );
  const count = await fastest(1, 'wc', ['-l', ...plain]);
  const plainLines = Number(/(\d+) total\s*$/.exec(count.out)?.[1] ?? 0);
  const search = await fastest(3, 'rg', ['-c', '-F', WORD, ...plain]);
  console.log(row(`rg -c ${WORD} (plain files)`, search, plainBytes, plainLines));
  const either = await fastest(3, 'rg', ['-c', '-i', WORDS, ...plain]);
  console.log(row(`rg -c -i '${WORDS}' (plain files)`, either, plainBytes, plainLines));
  // The same files, the packed ones unpacked: what -z is for.
  const every = await fastest(3, 'rg', ['-z', '-c', '-F', WORD, ...plain, ...packed]);
  console.log(row(`rg -z -c ${WORD} (all files)`, every, all.bytes, all.lines));
  console.log(row('wc -l (plain files)', await fastest(3, 'wc', ['-l', ...plain]), plainBytes, plainLines));
  const unpack = await fastest(3, 'sh', ['-c', 'zcat "$@" | wc -l', 'sh', ...packed]);
  console.log(row('zcat | wc -l (packed files)', unpack, all.bytes - plainBytes, all.lines - plainLines));
  const cli = join(HERE, '../dist/cli.js');
  if (!existsSync(cli)) {
    console.log('constat investigate                dist/cli.js is missing: npm run build');
    return;
  }
  const caseFolder = `${folder}.case`;
  const args = [cli, 'investigate', join(folder, 'evidence'), '-o', caseFolder, '--force', '-q'];
  const investigation = await run(process.execPath, args, { sampleMs: 100 });
  console.log(row('constat investigate (everything)', investigation, all.bytes, all.lines));
  if (investigation.code !== 0) {
    console.log(investigation.err.trim());
    process.exitCode = 1;
    return;
  }
  console.log('');
  if (search.missing) console.log('rg is not on this machine: no ratio');
  else {
    const times = (/** @type {number} */ n) => `${n.toFixed(0)} times`;
    verdict(
      `time beside rg -z -c ${WORD}, all files`,
      investigation.seconds / every.seconds,
      RATIO_BAR,
      times,
    );
    // Without -z rg had the plain files only: its time is drawn out to all bytes.
    const share = plainBytes / all.bytes;
    verdict(
      `time beside rg -c ${WORD}, plain files`,
      (investigation.seconds * share) / search.seconds,
      RATIO_BAR,
      times,
    );
    verdict(
      `time beside rg -c -i '${WORDS}', plain files`,
      (investigation.seconds * share) / either.seconds,
      RATIO_BAR,
      times,
    );
  }
  verdict('memory', investigation.peak, MEMORY_BAR, (n) => `${(n / 2 ** 30).toFixed(2)} GiB`);
  judge(caseFolder, folder);
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1GiB' },
    seed: { type: 'string', default: '1' },
    variant: { type: 'string', default: 'debian' },
  },
});
const { folder, bytes, lines } = await data(values.size, Number(values.seed), values.variant);
console.log(
  `${values.variant}, seed ${values.seed}: ${(bytes / MIB).toFixed(1)} MiB of logs, ${lines.toLocaleString('en')} lines`,
);
await measure(folder, { bytes, lines });
