import { mkdirSync } from 'node:fs';
import { writeCase } from '../investigation/case-folder.ts';
import { LARGE, largeCase } from './large-case.testing.ts';

// node dist/testing/write-large-case.testing.js FOLDER [items]: a case as large as the page must still be quick with.
const [folder = 'large.case', items] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await writeCase(folder, [], largeCase({ ...LARGE, items: Number(items ?? LARGE.items) }));
