import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChild, VNode } from 'preact';
import type { MessageKey } from '../../report/languages/en.ts';
import { frame } from './state.tsx';

// The same as the report's, so that a share reads alike on both.
const FORMATS = {
  number: {
    share: { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' },
    weight: { signDisplay: 'always', minimumFractionDigits: 2, maximumFractionDigits: 2 },
  },
} as const;

const compiled = new Map<string, IntlMessageFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A sentence of the program in the page's language. Facts that are text are shown as they are: never markup. */
export function t(key: MessageKey, facts: Readonly<Record<string, string | number>> = {}): string {
  const format = formatOf(key);
  if (format === undefined) return key;
  const values: Record<string, string | number> = { ...facts };
  for (const [name, value] of Object.entries(facts))
    if (typeof value === 'string') values[`${name}_is`] = value.replaceAll('-', '_');
  return String(format.format(values));
}

function formatOf(key: MessageKey): IntlMessageFormat | undefined {
  const { messages, language } = frame.value ?? {
    messages: {} as Readonly<Record<string, string>>,
    language: 'en',
  };
  const message = messages[key];
  if (message === undefined) return undefined;
  let format = compiled.get(`${language} ${key}`);
  if (format === undefined) {
    format = new IntlMessageFormat(message, language, FORMATS, { ignoreTag: true });
    compiled.set(`${language} ${key}`, format);
  }
  return format;
}

/** A sentence with elements in the place of some facts, wherever the language puts them. */
export function phrase(
  key: MessageKey,
  facts: Readonly<Record<string, string | number | VNode>>,
): readonly ComponentChild[] {
  const format = formatOf(key);
  return format === undefined ? [key] : format.formatToParts<VNode>({ ...facts }).map((part) => part.value);
}

/** A number as the page's language writes it. */
export function count(value: number): string {
  const language = frame.value?.language ?? 'en';
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(value);
}

/** A share of 0 to 1 as a percentage that is never rounded up. */
export function percent(share: number): string {
  return t('ui.share', { share });
}
