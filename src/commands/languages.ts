import { UserError } from '../base/errors.ts';
import { languages } from '../report/languages/index.ts';
import type { Language } from '../report/languages/language.ts';
import type { Given, OptionSpec } from './command.ts';

/** `--lang`, for what is said to people. */
export const LANG_OPTION: OptionSpec = {
  flags: '--lang <LANG>',
  means: `language of answers and reports: ${languages.map((l) => l.id).join(', ')}`,
};

/** The language asked for; throws UserError when there is none of that name. */
export function languageOf(given: Given): Language {
  const [first] = languages;
  const id = given.text('lang');
  const found = id === undefined ? first : languages.find((l) => l.id === id);
  if (found === undefined) {
    throw new UserError(
      '--lang',
      `no such language: ${id}`,
      `choose from ${languages.map((l) => l.id).join(', ')}`,
    );
  }
  return found;
}
