/** Number at an index, of at most `most` digits; 0 for the minus that stands for none, -1 for anything else. */
export function digitsAt(line: string, from: number, most: number): number {
  let value = 0;
  for (let i = 0; i < most; i += 1) {
    const c = line.charCodeAt(from + i) - 48;
    if (!(c >= 0 && c <= 9)) return i === 0 && c !== -3 ? -1 : value;
    value = value * 10 + c;
  }
  return value;
}

/** Whether the quote at `close` can end a request: a status follows, or the minus that stands for none. */
export function isStatusNext(line: string, close: number): boolean {
  if (line.charCodeAt(close + 1) !== SPACE) return false;
  if (line.startsWith('- ', close + 2)) return true;
  const after = line.charCodeAt(close + 5);
  return digitsAt(line, close + 2, 3) >= 0 && (after === SPACE || Number.isNaN(after));
}

const SPACE = 32;
