const PLAIN = /^[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*$/;
// Controls, bidirectional and zero-width characters: nobody could see what a command does with them in it.
const ODD = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/;
const LONGEST = 200;

/**
 * A text of evidence as one word of a shell, quoted where it must be; `undefined` for one that is too odd to be put
 * into a command: it is left out, and a person decides.
 */
export function shellWord(text: string): string | undefined {
  if (text === '' || text.length > LONGEST || ODD.test(text) || /\p{Cs}/u.test(text)) return undefined;
  if (PLAIN.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The path on its host of a file of evidence, by what follows `var/log/` in it; `undefined` when it has none. */
export function hostPath(path: string): string | undefined {
  const at = path.search(/(^|\/)var\/log\//);
  if (at < 0) return undefined;
  const below = path.slice(path.indexOf('var/log/', at));
  if (below.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
  return `/${below}`;
}

/** A host's name where it is one; empty for anything that only looks like it. */
export function hostName(text: string): string {
  return /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(text) ? text : '';
}
