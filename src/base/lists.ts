const NONE: readonly never[] = [];

/** Things by key, each list in the order of all; a thing may have several keys or none. No key, an empty list. */
export function listsBy<T>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
): (key: string) => readonly T[] {
  const lists = new Map<string, T[]>();
  for (const one of all) for (const key of keysOf(one)) addTo(lists, key, one);
  return (key) => lists.get(key) ?? NONE;
}

/** Adds a thing to the list of its key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
