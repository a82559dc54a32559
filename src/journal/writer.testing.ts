import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../case/case.ts';
import { openJournal } from './journal.ts';

// A process of its own that adds notes and says each that was acknowledged: `writer.testing.js CASE WHO COUNT`.
const [directory = '', who = '', count = '0'] = process.argv.slice(2);
const file = JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8')) as Case;
const journal = await openJournal(directory, { file, now: () => Date.now() * 1000 });
for (let i = 1; i <= Number(count); i += 1) {
  const { n } = await journal.add({
    kind: 'note',
    about: '',
    value: '',
    text: `${i} ${'x'.repeat(3000)}`,
    who,
  });
  process.stdout.write(`${n} ${who} ${i}\n`);
}
