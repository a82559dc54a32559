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
