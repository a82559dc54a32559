import { QueryError, type Span } from './query.ts';

const LONGEST = 1000;
const MOST_REPEATS = 1000;

/**
 * Refuses a regular expression that no engine of linear time can run: look-around, back-references, counts above
 * 1000. What else is wrong with it the engine says itself. `constat search` takes the same ones.
 */
export function checkPattern(pattern: string, at: Span): void {
  if (pattern.length > LONGEST)
    throw new QueryError(`the expression is longer than ${LONGEST} characters`, 'give a shorter one', at);
  let inClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const rest = pattern.slice(i, i + 16);
    if (rest.startsWith('\\')) {
      if (!inClass && /^\\(?:[1-9]|k[<{'])/.test(rest))
        refuse('a back-reference is not taken', 'write out what it repeats', at);
      if (rest.length === 1)
        refuse('the expression ends in a backslash', 'write \\\\ for a backslash itself', at);
      i += 1;
    } else if (inClass) inClass = !rest.startsWith(']');
    else if (rest.startsWith('[')) {
      inClass = true;
      // A bracket that stands first is one of the class.
      i += /^\[\^?\]/.exec(rest)?.[0].length === 3 ? 2 : rest.startsWith('[]') ? 1 : 0;
    } else if (/^\(\?(?:[=!]|<[=!]|>)/.test(rest))
      refuse('look-around is not taken', 'use a second term, or -/…/ for what must not be there', at);
    else {
      const [, least = '0', most = '0'] = /^\{(\d+)(?:,(\d*))?\}/.exec(rest) ?? [];
      if (Math.max(Number(least), Number(most)) > MOST_REPEATS)
        refuse(`a count above ${MOST_REPEATS} is not taken`, 'give a smaller one', at);
    }
  }
}

function refuse(what: string, whatToDo: string, at: Span): never {
  throw new QueryError(what, whatToDo, at);
}
