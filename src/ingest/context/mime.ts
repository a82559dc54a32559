import { decodeCharset, decodeWords, percentDecoded } from '../../base/encoded-words.ts';

/** Parameters by lower-case name. */
export type Parameters = ReadonlyMap<string, string>;

/**
 * A parameter's value in UTF-8, from `name*0*`, `name*0` …, from `name*`, or from `name` with encoded words in it;
 * empty without. Source: RFC 2231 sections 3 and 4.
 */
export function parameter(parameters: Parameters, name: string): string {
  const extended = parameters.get(`${name}*`);
  if (extended !== undefined) return extendedValue(extended);
  let joined = '';
  let charset: string | undefined;
  for (let i = 0; i < 1000; i += 1) {
    const plain = parameters.get(`${name}*${i}`);
    const encoded = parameters.get(`${name}*${i}*`);
    if (plain === undefined && encoded === undefined) break;
    if (plain !== undefined) joined += plain;
    else if (encoded !== undefined) {
      const start = i === 0 ? /^([^']*)'[^']*'/.exec(encoded) : null;
      if (start !== null) charset = start[1];
      joined += percentDecoded(encoded.slice(start?.[0].length ?? 0));
    }
  }
  if (joined !== '') return decodeCharset(joined, charset ?? '');
  return decodeWords(parameters.get(name) ?? '');
}

function extendedValue(text: string): string {
  const start = /^([^']*)'[^']*'/.exec(text);
  return decodeCharset(percentDecoded(text.slice(start?.[0].length ?? 0)), start?.[1] ?? '');
}
