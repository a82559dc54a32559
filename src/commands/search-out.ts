import type { Colors } from 'picocolors/types.js';
import { readable } from '../base/text.ts';
import { type Out, write } from './io.ts';
import { shown } from './table.ts';

/** A line that was found, or one beside it. `text` is a byte string. */
export interface Found {
  readonly path: string;
  readonly line: number;
  readonly offset: number;
  readonly text: string;
  readonly hit: boolean;
}

/** Takes what is found, in order. */
export interface Sink {
  /** Whether it takes lines at all. */
  readonly wantsLines: boolean;
  readonly lines: (found: readonly Found[]) => Promise<void>;
  /** A member was searched to its end. */
  readonly file: (path: string, hits: number) => Promise<void>;
  readonly end: (hits: number) => Promise<void>;
}

const nothing = async (): Promise<void> => {};

/** `path:line:text`, lines beside a hit with `-`, `--` between stretches. */
export function textLines(out: Out, colors: Colors): Sink {
  let last: Found | undefined;
  const one = (found: Found): string => {
    const mark = found.hit ? ':' : '-';
    const isNext = last === undefined || (last.path === found.path && last.line === found.line - 1);
    const gap = isNext || (last?.hit && found.hit) ? '' : '--\n';
    last = found;
    const text = found.hit ? shown(found.text) : colors.dim(shown(found.text));
    return `${gap}${colors.magenta(found.path)}${mark}${colors.green(found.line)}${mark}${text}\n`;
  };
  return {
    wantsLines: true,
    lines: (found) => write(out, found.map(one).join('')),
    file: nothing,
    end: nothing,
  };
}

/** The bytes of the lines that have the pattern, each with LF. */
export function rawBytes(out: Out): Sink {
  return {
    wantsLines: true,
    lines: (found) =>
      write(out, Buffer.from(found.flatMap((f) => (f.hit ? [`${f.text}\n`] : [])).join(''), 'latin1')),
    file: nothing,
    end: nothing,
  };
}

/** `path:count` for each file with a hit. */
export function countOnly(out: Out): Sink {
  return {
    wantsLines: false,
    lines: nothing,
    file: (path, hits) => (hits > 0 ? write(out, `${path}:${hits}\n`) : nothing()),
    end: nothing,
  };
}

/** One object a line. */
export function jsonLines(out: Out): Sink {
  return {
    wantsLines: true,
    lines: (found) => write(out, found.map((f) => `${json(f)}\n`).join('')),
    file: nothing,
    end: nothing,
  };
}

/** One document, written as it goes. */
export function jsonDocument(out: Out): Sink {
  let before = '{"schema":"constat.search/1","lines":[';
  return {
    wantsLines: true,
    lines: async (found) => {
      if (found.length === 0) return;
      await write(out, before + found.map(json).join(','));
      before = ',';
    },
    file: nothing,
    end: (hits) => write(out, `${before === ',' ? '' : before}],"hits":${hits}}\n`),
  };
}

function json({ path, line, offset, text, hit }: Found): string {
  return JSON.stringify({ path, line, offset, hit, text: readable(text) });
}
