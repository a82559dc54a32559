import { IntlMessageFormat } from 'intl-messageformat';
import { visible } from '../base/text.ts';
import { parseIso } from '../base/time.ts';
import type { Facts } from '../case/common.ts';
import type { Language } from './languages/language.ts';

/** A piece of a sentence: the program's own words, or text that came from evidence (already made visible). */
export type Piece = { readonly words: string } | { readonly evidence: string };

/** Turns keys and facts into sentences of one language. Never throws. */
export interface Speaker {
  readonly language: Language;
  /** Whether the language has a sentence for the key. */
  readonly has: (key: string) => boolean;
  /** The sentence in pieces. Without an entry (or with facts that do not fill it): the key and its facts. */
  readonly pieces: (key: string, facts?: Facts) => readonly Piece[];
  /** The sentence as one plain text, safe for a terminal. */
  readonly text: (key: string, facts?: Facts) => string;
}

/** Told of each key that could not be said, and why. */
export type OnMissing = (key: string, why: 'no entry' | 'facts do not fill it') => void;

// roundingMode is younger than the types of this release.
const FORMATS = {
  number: {
    share: { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' },
    weight: { signDisplay: 'always', minimumFractionDigits: 2, maximumFractionDigits: 2 },
  },
} as const;

/** ISO 8601 UTC as people read it, to the second: `2026-11-24 00:34:42 UTC`. Other text is given back as it is. */
export function shownTime(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) || parseIso(text) === undefined)
    return text;
  return `${text.slice(0, 10)} ${text.slice(11, 19)} UTC`;
}

/** A speaker of `language`; `onMissing` hears of what it could not say. */
export function speaker(language: Language, onMissing: OnMissing = () => {}): Speaker {
  const compiled = new Map<string, IntlMessageFormat>();
  const has = (key: string): boolean => Object.hasOwn(language.messages, key);
  const compile = (key: string): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(language.messages[key] ?? '', language.id, FORMATS, {
      ignoreTag: true,
    });
    compiled.set(key, made);
    return made;
  };
  const pieces = (key: string, facts: Facts = {}): readonly Piece[] => {
    if (!has(key)) {
      onMissing(key, 'no entry');
      return bare(key, facts);
    }
    try {
      return fill(compile(key), facts);
    } catch {
      onMissing(key, 'facts do not fill it');
      return bare(key, facts);
    }
  };
  return {
    language,
    has,
    pieces,
    text: (key, facts) =>
      pieces(key, facts)
        .map((piece) => ('words' in piece ? piece.words : piece.evidence))
        .join(''),
  };
}

/** Text of evidence on its way through the formatter, which hands objects back unjoined. */
class Quoted {
  readonly text: string;
  constructor(text: string) {
    this.text = visible(shownTime(text));
  }
}

function fill(format: IntlMessageFormat, facts: Facts): readonly Piece[] {
  const values: Record<string, Quoted | string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    values[name] = typeof value === 'string' ? new Quoted(value) : value;
    if (typeof value === 'string') values[`${name}_is`] = choice(value);
    else if (name === 'seconds') Object.assign(values, clockParts(value));
  }
  return format
    .formatToParts<Quoted>(values)
    .map((part) =>
      part.value instanceof Quoted ? { evidence: part.value.text } : { words: String(part.value) },
    );
}

/** Seconds as a clock has them: a sentence can say hours and minutes, which ICU cannot reckon. */
function clockParts(seconds: number): Readonly<Record<string, number>> {
  const whole = Math.round(seconds);
  return {
    secondsHours: Math.floor(whole / 3600),
    secondsMinutes: Math.floor((whole % 3600) / 60),
    secondsRest: whole % 60,
  };
}

/** What `select` compares: ICU's selectors know no hyphen, and evidence must not name what every object inherits. */
function choice(value: string): string {
  return /^[a-z0-9-]{1,40}$/.test(value) && !(value in {}) ? value.replaceAll('-', '_') : 'other';
}

function bare(key: string, facts: Facts): readonly Piece[] {
  const told = Object.entries(facts).map(
    ([name, value]) => `${visible(name)}: ${visible(shownTime(String(value)))}`,
  );
  return [{ evidence: told.length === 0 ? visible(key) : `${visible(key)} (${told.join(', ')})` }];
}
