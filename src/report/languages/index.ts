import { en } from './en.ts';
import type { Language } from './language.ts';

/** Languages that answers and reports can be written in; the first is the default. */
export const languages: readonly Language[] = [en];
