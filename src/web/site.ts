import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../base/errors.ts';

/** A file of the page itself. */
export interface SiteFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The page's own files by the path they are asked for: read once, so that no request ever names a file on disk. */
export function loadSite(
  folder: string = fileURLToPath(new URL('./site/', import.meta.url)),
): ReadonlyMap<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  let names: readonly string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    throw new UserError('serve', 'the page was not built', 'run npm run build', 1);
  }
  for (const name of names) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    if (type !== undefined)
      files.set(`/${name}`, { type, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) });
  }
  const shell = files.get('/index.html');
  if (shell === undefined) throw new UserError('serve', 'the page was not built', 'run npm run build', 1);
  files.set('/', shell);
  return files;
}
