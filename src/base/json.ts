// Long enough that writing one costs more than asking for it, short enough for any engine's longest string.
const PIECE = 1 << 20;
const DEEPEST = 2;

/**
 * The text of `JSON.stringify(value, null, 1)` and a line end, in pieces: a Case of millions of items is longer than the
 * longest string.
 */
export function* jsonText(value: unknown): Generator<string> {
  let piece = '';
  for (const part of parts(value, 0)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* parts(value: unknown, depth: number): Generator<string> {
  const inside = `\n${' '.repeat(depth + 1)}`;
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) {
    // No string of JSON holds a line end, so each begins a line.
    yield JSON.stringify(value, null, 1).replaceAll('\n', `\n${' '.repeat(depth)}`);
    return;
  }
  const list = Array.isArray(value);
  const entries = list
    ? value.map((one) => ['', one === undefined ? null : one] as const)
    : Object.entries(value).filter(([, one]) => one !== undefined);
  let before = list ? '[' : '{';
  for (const [key, one] of entries) {
    yield `${before}${inside}${list ? '' : `${JSON.stringify(key)}: `}`;
    yield* parts(one, depth + 1);
    before = ',';
  }
  const end = list ? ']' : '}';
  yield entries.length === 0 ? `${before}${end}` : `\n${' '.repeat(depth)}${end}`;
}
