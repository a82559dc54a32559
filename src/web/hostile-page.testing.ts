import assert from 'node:assert/strict';
import type { Case } from '../case/case.ts';
import { hostileTexts } from '../report/fixture.testing.ts';
import type { Sitting } from './browser.testing.ts';

/** Strings of a Case that it must hold as they are: its own words, times, hashes, and what points from one part to another. */
const KEPT =
  /^(schema|constat|id|ref|refs|key|reason|because|question|missing|kind|grade|link|judgement|protocol|vector|likelihood|sha256|format|packing|time|first|last|start|end|from|to|zone|zoneSource|yearSource|candidate|problems|sessions|parent|detection|severity|weight|side|source|actor|actors|state|startKnown|endKnown)$/;
const TIME = /^\d{4}-\d\d-\d\dT/;

/**
 * The same Case with every text that somebody outside could have chosen made hostile. What is the same text stays the
 * same, so that parts still find one another.
 */
export function hostileCase(file: Case): unknown {
  const long = 'w'.repeat(400);
  let count = 0;
  const known = new Map<string, string>();
  const hostile = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    count += 1;
    const made = `${hostileTexts[count % hostileTexts.length]} ${count} ${count % 5 === 0 ? long : ''}`;
    known.set(text, made);
    return made;
  };
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string')
      return KEPT.test(name) || TIME.test(value) || value === '' ? value : hostile(value);
    if (Array.isArray(value)) return value.map((v) => walk(v, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]));
  };
  return walk(file, '');
}

/** Elements and attributes that the page itself never makes, with what they would be. */
const FOREIGN =
  'img, iframe, object, embed, base, style, animate, audio, video, math, template, form[action], b, [onerror], [onload], [onmouseover], [onclick], script:not([src="/main.js"]), a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i], a[href^="//"]';

/** Everything that hostile text left behind on the page as it is; empty when it is only text. */
const LEFT = `(() => {
  const found = [];
  for (const e of document.querySelectorAll(${JSON.stringify(FOREIGN)})) found.push('element: ' + e.outerHTML.slice(0, 150));
  // Written by code points: what does not show is not to stand in this source.
  const hidden = new RegExp('[\\\\u0000-\\\\u0008\\\\u000b-\\\\u001f\\\\u007f-\\\\u009f\\\\u061c\\\\u200b-\\\\u200f\\\\u2028-\\\\u202e\\\\u2060-\\\\u2069\\\\ufeff]');
  const lone = new RegExp('[\\\\ud800-\\\\udfff]', 'u');
  const look = (text, where) => {
    if (hidden.test(text)) found.push('hidden character in ' + where + ': ' + JSON.stringify(text.slice(0, 150)));
    if (lone.test(text)) found.push('half a character in ' + where + ': ' + JSON.stringify(text.slice(0, 150)));
  };
  for (const e of document.querySelectorAll('*'))
    // What the page finds things by is the Case's own text, and nobody reads it.
    for (const a of e.attributes) if (a.name !== 'value' && !a.name.startsWith('data-')) look(a.value, e.tagName + '@' + a.name);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) look(walker.currentNode.nodeValue, walker.currentNode.parentElement.tagName);
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) found.push('the page is ' + scrollWidth + ' wide in ' + clientWidth);
  const main = document.querySelector('main');
  if (main && main.scrollWidth > main.clientWidth + 1) found.push('main is ' + main.scrollWidth + ' wide in ' + main.clientWidth);
  return [...new Set(found)].slice(0, 12);
})()`;

/** What asks for records is refused while there are none; the page says so. */
const REFUSED = /^console error: Failed to load resource: the server responded with a status of (?:400|503) /;

/** Goes to places of the page, opens everything there that folds, and holds that hostile text stayed text. */
export async function holdsText(
  { page, goto, settled, wrong }: Sitting,
  places: readonly string[],
): Promise<void> {
  const found: string[] = [];
  for (const place of places) {
    const before = wrong.length;
    await goto(place);
    await settled();
    await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    await settled();
    const left = [
      ...((await page.evaluate(LEFT)) as readonly string[]),
      ...wrong.slice(before).filter((w) => !REFUSED.test(w)),
    ];
    found.push(...left.map((what) => `${place.slice(0, 80)}: ${what}`));
  }
  assert.deepEqual(found, []);
}
