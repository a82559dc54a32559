/** `npm run docs`: writes the pages of docs/ that follow from the code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from './pages.testing.ts';

for (const { name, text } of generatedPages()) {
  writeFileSync(join(import.meta.dirname, '../../docs', name), text);
}
