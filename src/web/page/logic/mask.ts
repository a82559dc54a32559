// No vowels, so that no mask is a word; no letter that looks like another.
const LETTERS = 'bcdfghkmnprstvwxz2456789';

// Names of mailboxes that every account has say nothing of anybody.
const COMMON = /^(inbox|sent( (items|mail|messages))?|drafts?|trash|deleted( items)?|junk|spam|archives?)$/i;

/**
 * A mask for a name: the same for the same name and salt, not to be turned round without both. Names that every
 * account has, and nothing at all, stay as they are.
 */
export function maskOf(name: string, salt: string): string {
  if (name === '' || COMMON.test(name)) return name;
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  const text = `${salt}\n${name}\n${salt}`;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    one = Math.imul(one ^ c, 2654435761);
    two = Math.imul(two ^ c, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  let number = 4294967296 * (2097151 & two) + (one >>> 0);
  let mask = '';
  for (let i = 0; i < 7; i += 1) {
    mask += LETTERS.charAt(number % LETTERS.length);
    number = Math.floor(number / LETTERS.length);
  }
  return `▒${mask}`;
}

/** What is known of the names of a case. */
export interface KnownNames {
  readonly accounts: ReadonlySet<string>;
  /** Hosts, sources, formats, files of evidence. */
  readonly plain: ReadonlySet<string>;
}

// Addresses of machines, times, numbers, hashes and the ids that Constat gives.
const MACHINES = [
  /^\d{1,3}(\.\d{1,3}){3}([:/]\d{1,5})?$/,
  /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,8}(\/\d{1,3})?$/i,
  /^\d{4}-\d\d-\d\d([T ][\d:.]+( ?(Z|UTC|[+-]\d\d:?\d\d))?)?$/,
  /^[+-]?[\d.,%]+$/,
  /^[0-9a-f]{32,128}$/,
  /^[A-Za-z]\d{1,9}$/,
];

/**
 * A text of evidence with every name in it masked; of a list, name by name, so that each has the mask that it has alone.
 * What no person is named by stays.
 */
export function maskNames(text: string, salt: string, known: KnownNames | undefined): string {
  const isPlain = (one: string): boolean =>
    known?.accounts.has(one) !== true &&
    (known?.plain.has(one) === true || MACHINES.some((shape) => shape.test(one)));
  return text
    .split(', ')
    .map((one) => (isPlain(one) ? one : maskOf(one, salt)))
    .join(', ');
}

/** Words among which names stand: accounts of the case and mail addresses are masked, the rest stays. */
export function maskWithin(text: string, salt: string, known: KnownNames | undefined): string {
  // Nothing can be told apart yet.
  if (known === undefined) return text === '' ? '' : '▒';
  return text.replace(/[^\s,;:()<>{}[\]"'“”‘’|=]+/g, (word) => {
    const end = /[.!?]*$/.exec(word)?.[0].length ?? 0;
    const bare = word.slice(0, word.length - end);
    if (known.accounts.has(word)) return maskOf(word, salt);
    if (known.accounts.has(bare) || /.@./.test(bare)) return maskOf(bare, salt) + word.slice(bare.length);
    if (!word.endsWith('…') || word.length < 3)
      return known.plain.has(word) ? word : maskParts(word, salt, known);
    const begun = [...known.accounts].find((account) => account.startsWith(word.slice(0, -1)));
    return begun === undefined ? word : maskOf(begun, salt);
  });
}

/** A word made of others, such as the name of a file that begins with an account: accounts in it are masked. */
function maskParts(word: string, salt: string, known: KnownNames): string {
  const ends = [...word.matchAll(/[-/]|$/g)].map((m) => m.index);
  let out = '';
  for (let from = 0; from < word.length; ) {
    const account = ends.findLast((end) => end > from && known.accounts.has(word.slice(from, end)));
    const to = account ?? ends.find((end) => end >= from) ?? word.length;
    const part = word.slice(from, to);
    out += (account === undefined ? part : maskOf(part, salt)) + word.slice(to, to + 1);
    from = to + 1;
  }
  return out;
}
