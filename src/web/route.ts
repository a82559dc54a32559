import { UserError } from '../base/errors.ts';
import type { Desk } from './desk.ts';
import type { RateName } from './limits.ts';

/** Something that the page can ask for: one plain object a file, listed in routes/index.ts. */
export interface Route {
  readonly method: 'get' | 'post';
  /** Below `api/` of the way in. */
  readonly path: string;
  readonly rate: RateName;
  /** What is answered as JSON, or a file to save. Throws UserError for what the asker can mend. */
  readonly answer: (desk: Desk, ask: Ask) => unknown;
}

/** What was asked. All of it is a stranger's. */
export interface Ask {
  /** A parameter; empty when it was not given. */
  readonly text: (name: string) => string;
  /** A whole number between bounds; `fallback` when it was not given. */
  readonly number: (name: string, least: number, most: number, fallback: number) => number;
  /** All values of a parameter. */
  readonly list: (name: string) => readonly string[];
  /** The JSON of a POST. */
  readonly body: unknown;
  /** Raised when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** A file that the browser saves: its text, or pieces of it that are made as they are fetched. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly text: string | Iterable<string>;
  constructor(name: string, type: string, text: string | Iterable<string>) {
    this.name = name;
    this.type = type;
    this.text = text;
  }
}

const LONGEST = 20_000;

/** The parameters of a request's URL as an {@link Ask}. */
export function askOf(params: URLSearchParams, body: unknown, signal: AbortSignal): Ask {
  const text = (name: string): string => {
    const value = params.get(name) ?? '';
    if (value.length > LONGEST)
      throw new UserError(name, `is ${value.length} characters long`, `give at most ${LONGEST}`);
    return value;
  };
  return {
    text,
    number: (name, least, most, fallback) => {
      const said = text(name);
      if (said === '') return fallback;
      const value = Number(said);
      if (!Number.isSafeInteger(value) || value < least || value > most) {
        throw new UserError(
          name,
          `is ${JSON.stringify(said.slice(0, 40))}`,
          `give a whole number from ${least} to ${most}`,
        );
      }
      return value;
    },
    list: (name) => params.getAll(name).slice(0, 1000),
    body,
    signal,
  };
}
