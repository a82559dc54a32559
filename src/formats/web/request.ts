/** A request line taken apart. `query` is without the question mark; empty where there is none. */
export interface Request {
  readonly method: string;
  /** Host of a request in absolute form (`GET http://host/path`): what a proxy is asked for. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const LONGEST_METHOD = 20;

/** Takes `METHOD target HTTP/1.1` apart; `undefined` when it is no request line. RFC 9112 section 3. */
export function splitRequest(text: string): Request | undefined {
  const space = text.indexOf(' ');
  if (space <= 0 || space > LONGEST_METHOD || !isMethod(text, space)) return undefined;
  const last = text.lastIndexOf(' ');
  const end = last > space && text.startsWith('HTTP/', last + 1) ? last : text.length;
  let from = space + 1;
  if (from >= end) return undefined;
  let host = '';
  if (text.charCodeAt(from) !== SLASH) {
    const scheme = text.slice(from, from + 8).toLowerCase();
    const skip = scheme.startsWith('http://') ? 7 : scheme === 'https://' ? 8 : 0;
    if (skip > 0) {
      const slash = text.indexOf('/', from + skip);
      const stop = slash < 0 || slash > end ? end : slash;
      host = text.slice(from + skip, stop);
      from = stop;
    }
  }
  const mark = text.indexOf('?', from);
  const cut = mark < 0 || mark > end ? end : mark;
  return {
    method: text.slice(0, space),
    host,
    path: text.slice(from, cut),
    query: cut < end ? text.slice(cut + 1, end) : '',
  };
}

const SLASH = 47;

function isMethod(text: string, end: number): boolean {
  for (let i = 0; i < end; i += 1) {
    const c = text.charCodeAt(i) | 32;
    if ((c < 97 || c > 122) && c !== 45 && c !== 127) return false;
  }
  return true;
}

const STATIC: ReadonlySet<string> = new Set(
  'css js mjs map png jpg jpeg gif ico svg webp avif bmp woff woff2 ttf otf eot'.split(' '),
);

/** Whether the path names a style sheet, script, picture or font that a web server hands out by itself. */
export function isStatic(path: string): boolean {
  const dot = path.lastIndexOf('.');
  if (dot < 0 || path.length - dot > 6) return false;
  const extension = path.slice(dot + 1);
  return STATIC.has(extension) || STATIC.has(extension.toLowerCase());
}
