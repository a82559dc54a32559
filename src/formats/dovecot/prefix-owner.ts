import { decodeDovecotSession } from '../../base/dovecot-session.ts';
import { canonicalAddress } from '../../base/ip.ts';

/** Whose a process is, as the beginning of its message says. */
export interface Owner {
  readonly account: string;
  /** Pid in the prefix; 0 when there is none. */
  readonly pid: number;
  readonly session: string;
  /** The client's address; empty when the prefix has none. */
  readonly address: string;
  /** Index behind the owner and its `: `. */
  readonly at: number;
}

type Piece = 'pid' | 'session' | 'address' | 'account';

/**
 * What a piece of a mail_log_prefix of the administrator's own is, by its shape: `%u`, `%r`, `%p` and `%{session}` may
 * stand in any order and between any signs.
 */
function kindOf(piece: string): Piece {
  if (/^\d{1,10}$/.test(piece)) return 'pid';
  if (canonicalAddress(piece) !== undefined) return 'address';
  return decodeDovecotSession(piece) === undefined ? 'account' : 'session';
}

const CLOSE: Readonly<Record<string, string>> = { '<': '>', '[': ']', '(': ')' };

/** Reads `(u,…)` and the `<…>` and `[…]` behind it, up to `: `; `open` is the index behind the first sign. */
export function ownerInBrackets(text: string, open: number): Owner | undefined {
  const close = /\)(?=: | ?[<[(])/g;
  close.lastIndex = open;
  const end = close.exec(text)?.index;
  if (end === undefined) return undefined;
  const owner = ownerOf(text.slice(open, end).split(','));
  const behind: string[] = [];
  let at = end + 1;
  while (!text.startsWith(': ', at)) {
    const sign = text.charCodeAt(at) === 32 ? at + 1 : at;
    const closing = text.indexOf(CLOSE[text.charAt(sign)] ?? '\0', sign + 1);
    if (closing < 0) return undefined;
    behind.push(text.slice(sign + 1, closing));
    at = closing + 1;
  }
  return { ...withPieces(owner, behind), at: at + 2 };
}

type Said = Omit<Owner, 'at'>;

/** Pieces that are the account's, with those at either end told by their shape; what is left is the account. */
function ownerOf(pieces: readonly string[]): Said {
  let [from, to] = [0, pieces.length];
  const isOther = (piece: string | undefined): boolean =>
    piece?.trim() === '' || kindOf(piece?.trim() ?? '') !== 'account';
  while (to - from > 1 && isOther(pieces[to - 1])) to -= 1;
  while (to - from > 1 && isOther(pieces[from])) from += 1;
  const account = pieces.slice(from, to).join(',').trim();
  return withPieces({ account, pid: 0, session: '', address: '' }, [
    ...pieces.slice(0, from),
    ...pieces.slice(to),
  ]);
}

function withPieces(owner: Said, pieces: readonly string[]): Said {
  const first = (kind: Piece): string | undefined =>
    pieces.map((p) => p.trim()).find((p) => kindOf(p) === kind);
  return {
    ...owner,
    pid: owner.pid || Number(first('pid') ?? 0),
    session: owner.session || (first('session') ?? ''),
    address: owner.address || (canonicalAddress(first('address') ?? '') ?? ''),
  };
}

// A value cannot hold what ends it; the last is followed by a colon.
const PAIR = /^(user|pid|session|rip|ip|lip|service|proto|protocol)=<?([^<>, ]*?)>?(, | |: )/;

/** Reads `user=<u>, pid=7, session=<…>: ` from an index on; `undefined` when no such list stands there. */
export function ownerInPairs(text: string, from: number): Owner | undefined {
  const values = new Map<string, string>();
  let at = from;
  for (let end = ''; end !== ': '; ) {
    const found = PAIR.exec(text.slice(at, at + 400));
    if (found === null) return undefined;
    values.set(found[1] ?? '', found[2] ?? '');
    end = found[3] ?? '';
    at += found[0].length;
  }
  return {
    account: values.get('user') ?? '',
    pid: Number(/^\d{1,10}$/.exec(values.get('pid') ?? '')?.[0] ?? 0),
    session: values.get('session') ?? '',
    address: canonicalAddress(values.get('rip') ?? values.get('ip') ?? '') ?? '',
    at,
  };
}
