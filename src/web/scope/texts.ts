import { subjectText } from '../../base/subject-text.ts';
import { isAscii } from '../../base/text.ts';
import type { Item } from '../../case/judgement.ts';
import type { ScopeTree } from './tree.ts';

/** The words of all rows, to find some in them. */
export interface Texts {
  /** 1 for each row in which every word stands. */
  readonly find: (text: string) => Uint8Array;
}

// Long enough that looking through one costs no more than its bytes, short enough for any engine's longest string.
const ROWS = 32_768;
// Beyond this a subject is no longer something that a person searches for.
const LONGEST = 2000;

/** Text as it is compared: lower case, composed, so that `é` finds `é` however it was typed. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The same, but for text of which every character is one byte, which lowering makes no longer. */
function composed(text: string): string {
  return isAscii(text) ? text : folded(text);
}

/** What of a row is searched. */
function textOf(tree: ScopeTree, row: number): string {
  const { file, firstMailbox, firstItem, firstSet } = tree;
  if (row < firstMailbox) return tree.accountNames[row] ?? '';
  if (row < firstItem) return '';
  if (row < firstSet) return itemText(file.items[row - firstItem]);
  const set = file.sets[row - firstSet];
  return set === undefined ? '' : `${set.account}\n${set.mailbox}`;
}

function itemText(i: Item | undefined): string {
  if (i === undefined) return '';
  // Found as it is read, and as it stands in the header.
  const decoded = i.subject.includes('=?') ? subjectText(i.subject) : '';
  const uid = i.uid > 0 ? String(i.uid) : '';
  return [i.account, i.mailbox, uid, i.messageId, i.subject, decoded, i.name, i.part]
    .map((t) => t.slice(0, LONGEST))
    .join('\n');
}

interface Chunk {
  readonly first: number;
  readonly text: string;
  /** Where each row's text begins. */
  readonly starts: Int32Array;
}

/** The words of a tree, joined into few long strings, which are searched faster than many short ones. */
export function textsOf(tree: ScopeTree): Texts {
  const chunks: Chunk[] = [];
  for (let first = 0; first < tree.size; first += ROWS) {
    const rows = Math.min(ROWS, tree.size - first);
    const starts = new Int32Array(rows);
    const parts: string[] = [];
    let length = 0;
    for (let i = 0; i < rows; i += 1) {
      const text = `${composed(textOf(tree, first + i))}\n`;
      starts[i] = length;
      length += text.length;
      parts.push(text);
    }
    // What is ASCII is lowered all at once; what is not was, and stays.
    chunks.push({ first, text: parts.join('').toLowerCase(), starts });
  }
  return {
    find: (text) => {
      const words = folded(text)
        .split(/\s+/)
        .filter((w) => w !== '');
      const hits = new Uint8Array(tree.size).fill(words.length === 0 ? 1 : 0);
      words.forEach((word, n) => {
        for (const chunk of chunks) mark(chunk, word, n, hits);
      });
      if (words.length > 1)
        for (let i = 0; i < hits.length; i += 1) hits[i] = hits[i] === words.length ? 1 : 0;
      return hits;
    },
  };
}

/** Counts a word for the rows that had all before it. */
function mark(chunk: Chunk, word: string, before: number, hits: Uint8Array): void {
  const { first, text, starts } = chunk;
  let row = 0;
  for (let at = text.indexOf(word); at >= 0; ) {
    row = rowAt(starts, at, row);
    if (hits[first + row] === before) hits[first + row] = before + 1;
    row += 1;
    if (row >= starts.length) return;
    at = text.indexOf(word, starts[row]);
  }
}

/** The row whose text holds a place. */
function rowAt(starts: Int32Array, at: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
