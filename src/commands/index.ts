import type { Command } from './command.ts';
import { inspect } from './inspect.ts';
import { investigate } from './investigate.ts';
import { note } from './note.ts';
import { parse } from './parse.ts';
import { query } from './query.ts';
import { report } from './report.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { show } from './show.ts';
import { version } from './version.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  investigate,
  inspect,
  serve,
  show,
  note,
  search,
  query,
  parse,
  report,
  version,
];
