#!/usr/bin/env node
// Makes the evidence of an attacked mail host, and the truth about it.
//   node bench/make.mjs --out DIR --size 1GiB --seed 1 [--variant debian]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Background, weightAt } from './lab/background.mjs';
import { at, DAY, HOUR, MINUTE, SECOND } from './lab/clock.mjs';
import { clockwork } from './lab/clockwork.mjs';
import { Dovecot } from './lab/dovecot.mjs';
import { writeEvidence } from './lab/evidence.mjs';
import { Host } from './lab/host.mjs';
import { Intrusion } from './lab/intrusion.mjs';
import { Postfix } from './lab/postfix.mjs';
import { Schedule } from './lab/schedule.mjs';
import { makeTruth } from './lab/truth.mjs';
import { VARIANTS, variantOf } from './lab/variants.mjs';
import { Webmail } from './lab/webmail.mjs';

const MIB = 1 << 20;
/** Roughly what the intruder and the clockwork write, whatever the size. */
const FIXED = 250e3;

/** Bytes of "10MiB", "1GiB", "300k" or a plain number. @param {string} text @returns {number} */
export function parseSize(text) {
  const m = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  if (m === null) throw new Error(`not a size: ${text}`);
  const power = { '': 0, k: 1, m: 2, g: 3 }[m[2].toLowerCase()] ?? 0;
  return Math.floor(Number(m[1]) * 1024 ** power);
}

/** How large an organisation, and how many days, make that many bytes look natural. @param {number} size */
function scale(size) {
  const mib = size / MIB;
  const users = Math.round(Math.min(420, 30 + Math.sqrt(mib) * 12));
  const days = mib < 3 ? 1 : mib <= 40 ? 2 : mib <= 300 ? 4 : 10;
  return { users, days, messages: mib < 3 ? 120 : 190, listings: mib < 3 ? 9 : mib <= 40 ? 12 : 30 };
}

/** Lets people do things so that the logs have their size at the end. @param {Host} host @param {Schedule} schedule
 * @param {Background} background @param {number} size */
function fillDays(host, schedule, background, size) {
  const step = 10 * MINUTE;
  let weightLeft = 0;
  for (let t = host.start; t < host.end; t += step) weightLeft += weightAt(host.clock, t);
  const weight = weightLeft;
  let count = 0;
  let cell = host.start;
  const next = (/** @type {number} */ t) => {
    while (cell + step <= t) {
      weightLeft -= weightAt(host.clock, cell);
      cell += step;
    }
    if (host.logs.bytes < size) background.anything(t);
    count++;
    const each = count < 50 ? 1800 : Math.max(300, host.logs.bytes / count);
    const budget = Math.max(0, size - host.logs.bytes - (FIXED * weightLeft) / weight);
    const rate = ((budget / Math.max(1, weightLeft)) * (weightAt(host.clock, t) / step)) / each;
    const gap = Math.min(host.rng.exp(1 / Math.max(rate, 1e-12)), 20 * MINUTE);
    if (t + gap < host.end) schedule.at(t + gap, next);
  };
  schedule.at(host.start + SECOND, next);
}

/** When the logs were rotated: the oldest pieces are small and packed, the two newest hold most. @param {number} start @param {number} end */
function rotationTimes(start, end) {
  return [0.06, 0.16, 0.55].map((f) => Math.floor((start + (end - start) * f) / MINUTE) * MINUTE);
}

/** Makes DIR/evidence and DIR/truth.json. @param {{ out: string, size: number, seed: number, variant: string }} options
 *  size: bytes of all logs under evidence/var/log before packing. @returns {Promise<{ bytes: number, lines: number }>} */
export async function make(options) {
  const variant = variantOf(options.variant);
  const { users, days, messages, listings } = scale(options.size);
  const start = at(variant.start);
  const end = start + (variant.days ?? days) * DAY - 3 * HOUR;
  const root = join(options.out, 'evidence');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const rotations = rotationTimes(start, end);
  const host = new Host(variant, {
    root: join(root, 'var/log'),
    seed: options.seed,
    users,
    messages,
    start,
    end,
    rotations,
  });
  const schedule = new Schedule();
  const dovecot = new Dovecot(host);
  const postfix = new Postfix(host, dovecot);
  const webmail = new Webmail(host, dovecot, postfix);
  const background = new Background(host, schedule, { dovecot, postfix, webmail });
  const intrusion = new Intrusion(host, schedule, background);
  clockwork(background);
  intrusion.plan();
  fillDays(host, schedule, background, options.size);
  let flushed = start;
  schedule.run(end, (t) => {
    if (t - flushed < 10 * SECOND) return;
    flushed = t;
    host.logs.flush(t - SECOND);
  });
  await host.logs.finish();
  intrusion.finish();
  const others = host.people.filter((p) => !intrusion.touched.includes(p));
  const listed = [...intrusion.touched, ...others].slice(0, Math.max(listings, intrusion.touched.length));
  writeEvidence(host, root, listed, intrusion.planted);
  writeFileSync(
    join(options.out, 'truth.json'),
    `${JSON.stringify(makeTruth(host, intrusion.scenarios, options.seed), undefined, 1)}\n`,
  );
  return { bytes: host.logs.bytes, lines: host.logs.logs.reduce((n, log) => n + log.lines, 0) };
}

async function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      size: { type: 'string', default: '10MiB' },
      seed: { type: 'string', default: '1' },
      variant: { type: 'string', default: 'debian' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.out === undefined) {
    const list = VARIANTS.map((v) => `  ${v.name.padEnd(15)} ${v.what}`).join('\n');
    console.log(`node bench/make.mjs --out DIR [--size 10MiB] [--seed 1] [--variant debian]\n${list}`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const begin = performance.now();
  const made = await make({
    out: values.out,
    size: parseSize(values.size),
    seed: Number(values.seed),
    variant: values.variant,
  });
  const seconds = (performance.now() - begin) / 1000;
  const rate = (made.bytes / MIB / seconds).toFixed(0);
  console.log(
    `${values.out}: ${(made.bytes / MIB).toFixed(1)} MiB of logs, ${made.lines} lines, ${seconds.toFixed(1)} s, ${rate} MiB/s`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
