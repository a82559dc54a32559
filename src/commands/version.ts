import { type Command, JSON_OPTION } from './command.ts';
import { write } from './io.ts';

/** `constat version`. */
export const version: Command = {
  name: 'version',
  group: 'Other',
  usage: '',
  summary: 'print the version',
  examples: ['constat version', 'constat version --json'],
  options: [JSON_OPTION],
  notes: [],
  run: async (given, io) => {
    const about = { schema: 'constat.version/1', constat: io.version, node: process.version };
    await write(io.stdout, given.flag('json') ? `${JSON.stringify(about)}\n` : `constat ${io.version}\n`);
    return 0;
  },
};
