/**
 * A language of answers, reports and messages: one file, one plain object.
 *
 * Every value of `messages` is a whole sentence or label in ICU MessageFormat, so that a translator may order, decline
 * and pluralise as the language needs; nothing is glued together from pieces. Besides ICU's own number formats,
 * `{share, number, share}` prints 0 to 1 as a percentage that is never rounded up (99.96 % stays 99.9 %), and
 * `{weight, number, weight}` prints a signed weight. A string that is an ISO 8601 UTC time is printed as a time.
 * Text is never taken for markup.
 *
 * A sentence may choose by a text fact through its name with `_is`, hyphens as underscores:
 * `{vector_is, select, stolen_password {a known password} other {{vector}}}`.
 */
export interface Language {
  /** BCP 47 tag, also the document's `lang`. */
  readonly id: string;
  /** The language's own name. */
  readonly name: string;
  readonly messages: Readonly<Record<string, string>>;
}
