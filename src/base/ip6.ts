/**
 * Whether the text is an IPv6 address in the one spelling of RFC 5952 already (no zone, no IPv4-mapped address, no
 * dotted part). False only means that it must be parsed: logs hold millions of addresses, nearly all in this form.
 */
export function isCanonicalIpv6(text: string): boolean {
  const { length } = text;
  if (length < 2 || length > 39 || text.startsWith('::ffff:')) return false;
  let groups = 0;
  let gap = -1; // groups before `::`
  let run = 0; // zero groups in a row
  let longestBefore = 0;
  let longestAfter = 0;
  let at = 0;
  if (text.startsWith('::')) {
    gap = 0;
    at = 2;
  }
  while (at < length) {
    const size = groupAt(text, at);
    if (size === 0) return false;
    const zero = size === 1 && text.charCodeAt(at) === 48;
    // Zeros beside `::` belong into it.
    if (zero && gap === groups) return false;
    run = zero ? run + 1 : 0;
    if (gap < 0) longestBefore = Math.max(longestBefore, run);
    else longestAfter = Math.max(longestAfter, run);
    groups += 1;
    at += size;
    if (at === length) break;
    if (text.charCodeAt(at) !== 58) return false;
    at += 1;
    if (text.charCodeAt(at) === 58) {
      if (gap >= 0 || zero) return false;
      gap = groups;
      run = 0;
      at += 1;
    } else if (at === length) return false;
  }
  if (gap < 0) return groups === 8 && longestBefore < 2;
  const hidden = 8 - groups;
  // The first of the longest runs is the one that is shortened.
  return hidden >= 2 && longestBefore < hidden && longestAfter <= hidden;
}

// Length of the group of lower-case hexadecimal digits without a leading zero; 0 when there is none.
function groupAt(text: string, at: number): number {
  let size = 0;
  while (size < 5) {
    const c = text.charCodeAt(at + size);
    if (!((c >= 48 && c <= 57) || (c >= 97 && c <= 102))) break;
    size += 1;
  }
  return size > 4 || (size > 1 && text.charCodeAt(at) === 48) ? 0 : size;
}
