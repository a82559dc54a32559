import { z } from 'zod';
import { splitLists } from '../base/json-lists.ts';
import { type Case, caseFile } from './case.ts';
import { quickly } from './quick.ts';

/** What is wrong with a Case. */
export interface Wrong {
  /** `json`: it is none at all. */
  readonly kind: 'json' | 'schema';
  /** `items.12.grade: Invalid option`; empty for `json`. */
  readonly what: string;
}

/**
 * Reads a Case from its text, some elements of its lists at a time, since the text of millions of items fits into no
 * string. What is not of the schema is an error, or left out where it only adds to it.
 */
export async function readCase(chunks: AsyncIterable<Uint8Array>): Promise<Case | Wrong> {
  const lists = new Map<string, unknown[]>();
  try {
    for await (const stretch of splitLists(chunks)) {
      if ('rest' in stretch) return whole(stretch.rest, lists);
      const name = String(JSON.parse(stretch.list));
      const list = lists.get(name) ?? [];
      lists.set(name, list);
      const wrong = take(name, list, JSON.parse(`[${stretch.elements}]`) as unknown[]);
      if (wrong !== undefined) return wrong;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { kind: 'json', what: '' };
}

const shapes = new Map(
  Object.entries(caseFile.shape).flatMap(([name, shape]) =>
    shape instanceof z.ZodArray ? [[name, { shape, isQuickly: quickly(shape) }] as const] : [],
  ),
);

/** Checks elements of a list and adds them to those before. */
function take(name: string, list: unknown[], elements: readonly unknown[]): Wrong | undefined {
  const known = shapes.get(name);
  if (known === undefined) return undefined;
  const parsed = known.isQuickly(elements) ? { data: elements } : known.shape.safeParse(elements);
  if (parsed.data === undefined) return wrongAt(parsed.error, [name], list.length);
  for (const one of parsed.data) list.push(one);
  return undefined;
}

function whole(rest: string, lists: ReadonlyMap<string, unknown[]>): Case | Wrong {
  const parsed = caseFile.safeParse(JSON.parse(rest));
  if (!parsed.success) return wrongAt(parsed.error, [], 0);
  const known = [...lists].filter(([name]) => Object.hasOwn(parsed.data, name));
  return { ...parsed.data, ...Object.fromEntries(known) };
}

function wrongAt(error: z.ZodError, before: readonly string[], shift: number): Wrong {
  const [issue] = error.issues;
  if (issue === undefined) return { kind: 'schema', what: '' };
  const [first, ...more] = issue.path;
  const path = typeof first === 'number' && before.length > 0 ? [first + shift, ...more] : issue.path;
  return { kind: 'schema', what: `${[...before, ...path].join('.')}: ${issue.message}` };
}
