/**
 * The shape of a message: numbers, addresses, ids and quoted text blanked, so that lines that nothing reads can be
 * counted by kind. Linear in the text, which is cut at 300 bytes.
 */
function shapeOf(text: string): string {
  let out = '';
  let word = '';
  const flush = (): void => {
    out += blank(word);
    word = '';
  };
  for (const c of text.slice(0, 300)) {
    if (/[A-Za-z0-9@._:+\-\x80-\xff]/.test(c)) word += c;
    else {
      flush();
      out += c;
    }
  }
  flush();
  return out.slice(0, 160);
}

function blank(word: string): string {
  if (word.length === 0) return '';
  if (/^[+-]?\d+([.:]\d+)*:?$/.test(word)) return 'N';
  if (word.includes('@')) return 'ADDRESS';
  if (/^[0-9A-Fa-f:.]+$/.test(word) && /\d/.test(word)) return 'N';
  if (/\d/.test(word) && word.length >= 8) return 'ID';
  return word.replace(/\d+/g, 'N');
}

/** How often a shape came, and where first. */
export interface ShapeCount {
  readonly program: string;
  readonly shape: string;
  readonly count: number;
  readonly line: number;
  readonly offset: number;
}

/** Counts shapes, at most `limit` of them; what comes beyond is counted under one shape, `…`. */
export class ShapeCounter {
  readonly #counts = new Map<
    string,
    { program: string; shape: string; count: number; line: number; offset: number }
  >();
  readonly #limit: number;

  constructor(limit = 500) {
    this.#limit = limit;
  }

  add(program: string, text: string, line: number, offset: number): void {
    let shape = shapeOf(text);
    let key = `${program}\0${shape}`;
    if (!this.#counts.has(key) && this.#counts.size >= this.#limit) {
      shape = '…';
      key = '…';
    }
    const known = this.#counts.get(key);
    if (known !== undefined) known.count += 1;
    else this.#counts.set(key, { program: key === '…' ? '' : program, shape, count: 1, line, offset });
  }

  /** Most frequent first. */
  list(): readonly ShapeCount[] {
    return [...this.#counts.values()].sort(
      (a, b) => b.count - a.count || a.line - b.line || (a.shape < b.shape ? -1 : 1),
    );
  }
}
