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
