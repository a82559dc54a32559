/** The typed text of a search with one condition more; nothing changes when it is there already. */
export function withTerm(query: string, term: string): string {
  const there = ` ${query} `.includes(` ${term} `);
  return there ? query : `${query.trimEnd()}${query.trim() === '' ? '' : ' '}${term}`;
}

/** The typed text without the condition that stands at a place. */
export function withoutSpan(query: string, from: number, to: number): string {
  return `${query.slice(0, from).trimEnd()} ${query.slice(to).trimStart()}`.trim();
}

/** The typed text with its times, which stand at the places given, replaced by others (ISO 8601). */
export function withTimes(
  query: string,
  times: readonly { readonly from: number; readonly to: number }[],
  from: string,
  to: string,
): string {
  const bare = times
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, at) => withoutSpan(text, at.from, at.to), query);
  const minute = (iso: string): string => `${iso.slice(0, 16)}Z`;
  return `${bare} time>=${minute(from)} time<${minute(to)}`.trim();
}
