/** What was open in the drawer before: a subject and a line. */
export interface Step {
  readonly of: string;
  readonly p: string;
}

// The way back stands in the URL, which must stay short.
const MOST = 8;

/** The steps that a value of the URL holds, the last one last; none for anything else. */
export function parseTrail(text: string): readonly Step[] {
  return text
    .split(' ')
    .flatMap((part) => {
      const [of, p, ...more] = part.split('~');
      return of === undefined || p === undefined || of === '' || more.length > 0
        ? []
        : [{ of: plain(of), p: plain(p) }];
    })
    .slice(-MOST);
}

/** Steps as a value of the URL: the last eight. */
export function formatTrail(steps: readonly Step[]): string {
  return steps
    .slice(-MOST)
    .map(({ of, p }) => `${guarded(of)}~${guarded(p)}`)
    .join(' ');
}

// Names of accounts may hold anything.
const guarded = (text: string): string => text.replace(/[%~ ]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
const plain = (text: string): string =>
  text.replace(/%(25|7e|20)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
