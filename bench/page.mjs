#!/usr/bin/env node
// How fast the page of `constat serve` is, through a real browser, on a case of some ten million records.
//   npm run bench:page -- [--size 2GiB] [--seed 1] [--variant debian] [--case DIR] [--only REGEXP]
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './lab/measure.mjs';
import { STEPS } from './lab/page-steps.mjs';
import { begin, REST, settled, WATCH } from './lab/page-watch.mjs';
import { make, parseSize } from './make.mjs';

/** Milliseconds until the first paint that says something, and until an interaction is answered in full. */
const PAINT_BAR = 1000;
const STEP_BAR = 100;
const TIMES = 5;
const HERE = dirname(fileURLToPath(import.meta.url));
const CLI = join(HERE, '../dist/cli.js');
const BROWSER = process.env.CONSTAT_CHROMIUM ?? '/usr/bin/chromium';

/** A case of the size, made once. @param {{ size: string, seed: string, variant: string }} of */
async function madeCase({ size, seed, variant }) {
  const folder = join(HERE, 'data', `${variant}-${size}-${seed}`);
  if (!existsSync(join(folder, 'truth.json'))) {
    console.log(`making ${size} of evidence in ${folder}`);
    await make({ out: folder, size: parseSize(size), seed: Number(seed), variant });
  }
  const made = `${folder}.case`;
  if (!existsSync(join(made, 'case.json'))) {
    rmSync(made, { recursive: true, force: true });
    const args = [CLI, 'investigate', join(folder, 'evidence'), '-o', made, '--force', '-q'];
    const done = await run(process.execPath, args, { sampleMs: 500 });
    console.log(`investigated in ${done.seconds.toFixed(0)} s`);
  }
  return made;
}

/** @param {string} directory */
async function serve(directory) {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve', directory, '--port', '0', '--read-only'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (d) => {
      const found = /http:\/\/\S+/.exec(String(d));
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error('constat serve ended')));
  });
  console.log(`served after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return { child, url: String(url) };
}

/** Waits until the tables behind the page are made; a case without its events has its screens all the same. @param {any} page */
async function prepared(page) {
  const start = performance.now();
  for (;;) {
    const state = await page.evaluate(
      `fetch('/' + localStorage.getItem('constat-way') + '/api/status').then((r) => r.json())`,
    );
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    if (state.engine === 'ready') return console.log(`tables made in ${seconds} s (the first time only)`);
    if (state.engine === 'gone') return console.log(`no records: ${state.complaint}`);
    await page.waitForTimeout(500);
  }
}

/** @param {readonly number[]} times */
const middle = (times) =>
  times.filter((t) => !Number.isNaN(t)).toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

/** Opens the answer some times, as somebody does who comes back. @param {any} page @param {string} origin */
async function measurePaint(page, origin) {
  const times = [];
  for (let i = 0; i < TIMES; i += 1) {
    await page.goto('about:blank');
    await page.goto(`${origin}/#/case`);
    await page.locator('.statements li').first().waitFor();
    const paint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`;
    times.push({
      first: Number(await page.evaluate(paint)),
      answer: Number(await page.evaluate('performance.now()')),
    });
  }
  return times;
}

/** Does a step some times; the middle of what it took. @param {any} page @param {import('./lab/page-steps.mjs').Step} step */
async function measureStep(page, step) {
  const times = [];
  const ends = [];
  let slowest = { path: '', ms: 0 };
  for (let i = 0; i < TIMES; i += 1) {
    if (step.before !== undefined) await step.before(page);
    await settled(page, step.before === undefined ? undefined : REST);
    await begin(page, step.until);
    await step.act(page);
    const { began, shown, met, asked } = await settled(page);
    const answered = step.until === undefined ? shown : met;
    // A step after which nothing is different was none.
    times.push(answered === 0 ? Number.NaN : Math.max(0, answered - began));
    ends.push(shown - began);
    for (const { path, from, to } of asked) {
      if (from < shown && to <= shown && to - from > slowest.ms)
        slowest = { path: path.replace(/^.*\/api\//, '').split('?')[0] ?? '', ms: to - from };
    }
  }
  const most = Math.max(...times.filter((t) => !Number.isNaN(t)));
  const end = step.until === undefined ? '' : `all of it after ${middle(ends).toFixed(0)} ms`;
  return { middle: middle(times), most, slowest, end };
}

/** Opens the first chip that leads through many proofs. @param {any} page */
async function openDrawer(page) {
  const chips = page.locator('main a.chip');
  for (let i = 0; i < (await chips.count()); i += 1) {
    await chips.nth(i).click();
    await page.locator('.drawer').waitFor();
    await settled(page);
    const proofs = await page.locator('.drawer-bar .nth data').last().getAttribute('value');
    if (Number(proofs) >= 3 * TIMES) return;
  }
}

/** Opens a place anew; `?drawer` opens proofs there. @param {any} page @param {string} origin @param {string} at */
async function open(page, origin, at) {
  const [hash = '', more] = at.split('?');
  await page.goto('about:blank');
  await page.goto(`${origin}/${hash}`);
  await page.locator('main h1').waitFor();
  await settled(page);
  if (more !== 'drawer') return;
  await openDrawer(page);
}

/** Whether the page shows the screen that a step begins on. @param {any} page @param {string} at */
const isAt = async (page, at) =>
  String(await page.evaluate('location.hash')).startsWith(at.split('?')[0] ?? '');

/** @param {string} name @param {number} ms @param {number} bar @param {number} most @param {string} [why] */
function row(name, ms, bar, most, why = '') {
  const word = Number.isNaN(ms) ? 'NOTHING' : ms <= bar ? 'met' : 'MISSED';
  console.log(
    `${word.padEnd(7)} ${name.padEnd(40)}${ms.toFixed(0).padStart(7)}${most.toFixed(0).padStart(9)}  ${why}`,
  );
  return ms <= bar ? 0 : 1;
}

/** @param {any} page @param {string} origin @param {readonly import('./lab/page-steps.mjs').Step[]} steps */
async function measureAll(page, origin, steps) {
  console.log(
    `load ${loadavg()
      .map((l) => l.toFixed(1))
      .join(' ')}, ${cpus().length} x ${cpus()[0]?.model}`,
  );
  console.log(`\n${''.padEnd(48)}${'ms'.padStart(7)}${'worst'.padStart(9)}  slowest request`);
  const paints = await measurePaint(page, origin);
  const [first, answer] = [paints.map((p) => p.first), paints.map((p) => p.answer)];
  let missed = row('first paint', middle(first), PAINT_BAR, Math.max(...first));
  missed += row('the answer is there', middle(answer), PAINT_BAR, Math.max(...answer));
  let at = '';
  for (const step of steps) {
    try {
      if (step.at !== at || !(await isAt(page, step.at))) await open(page, origin, step.at);
      at = step.at;
      const { middle: ms, most, slowest, end } = await measureStep(page, step);
      const why = slowest.ms > 0 ? `${slowest.path} ${slowest.ms.toFixed(0)}` : '';
      missed += row(step.name, ms, STEP_BAR, most, end === '' ? why : end);
    } catch (error) {
      at = '';
      missed += 1;
      console.log(`FAILED ${step.name}: ${String(error).split('\n')[0]}`);
    }
  }
  const all = steps.length + 2;
  console.log(`\n${missed === 0 ? `all ${all} bars are met` : `${missed} of ${all} bars are missed`}`);
  console.log(
    `load ${loadavg()
      .map((l) => l.toFixed(1))
      .join(' ')}`,
  );
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '2GiB' },
    seed: { type: 'string', default: '1' },
    variant: { type: 'string', default: 'debian' },
    case: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const directory = values.case ?? (await madeCase(values));
const { chromium } = createRequire(import.meta.url)('playwright-core');
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
const { child, url } = await serve(directory);
try {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.locator('main h1').waitFor();
  await prepared(page);
  const wanted = new RegExp(values.only);
  await measureAll(
    page,
    new URL(url).origin,
    STEPS.filter((s) => wanted.test(s.name)),
  );
} finally {
  await browser.close();
  child.kill('SIGINT');
}
