import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const BUNDLED = resolve(import.meta.dirname, '../../../cases/nhamay/evidence');

/**
 * The bundled evidence as an attacker or a careless admin leaves it: a rotated mail log is gone, two minutes and some
 * sign-ins are cut out of another, the web server's clock is 37 s ahead, one file lies there twice, one is no text, and
 * lines of an unknown program stand in between.
 */
export function damagedEvidence(into: string): string {
  cpSync(BUNDLED, into, { recursive: true });
  rmSync(join(into, 'var/log/mail.log.1.gz'));
  for (const name of ['access.log.gz', 'access.log.1.gz', 'access.log.2.gz'])
    rewrite(join(into, 'var/log/apache2', name), (line) => line.replace(/\[(24\/Nov\/2026:[\d:]{8})/, later));
  rewrite(join(into, 'var/log/mail.log.gz'), cut);
  mkdirSync(join(into, 'copy'));
  cpSync(join(into, 'var/log/auth.log.1.gz'), join(into, 'copy/auth.log.1.gz'));
  writeFileSync(join(into, 'var/log/roundcube/notes.bin'), Buffer.from([0, 1, 2, 255, 254, 0, 0, 7]));
  return into;
}

function rewrite(path: string, change: (line: string, at: number) => string | undefined): void {
  const lines = gunzipSync(readFileSync(path)).toString('latin1').split('\n');
  const text = lines.flatMap((line, i) => change(line, i) ?? []).join('\n');
  writeFileSync(path, gzipSync(Buffer.from(text, 'latin1')));
}

function later(_: string, stamp: string): string {
  const [hour = 0, minute = 0, second = 0] = stamp.slice(12).split(':').map(Number);
  const at = hour * 3600 + minute * 60 + second + 37;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `[${stamp.slice(0, 12)}${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
}

function cut(line: string, at: number): string | undefined {
  const minute = line.slice(11, 16);
  if (minute === '01:00' || minute === '01:01') return undefined;
  if (/^00:5[567]$/.test(minute) && line.includes('imap-login: Login')) return undefined;
  if (at === 0 || at % 900 !== 0) return line;
  return `${line}\n${line.slice(0, 33)}mail01 strangeprog[12]: frobnicate id=${at} took ${at} ms <img src=x onerror=alert(1)>`;
}
