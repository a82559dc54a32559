import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { escapeHtml } from '../base/html.ts';
import { visible } from '../base/text.ts';
import { gradeOrder } from '../case/common.ts';
import { fixtureCase, hostileTexts, hugeText, largeCase } from './fixture.testing.ts';
import { renderHtml } from './html.ts';
import { en } from './languages/en.ts';
import { languages } from './languages/index.ts';
import { numberProofs } from './numbering.ts';
import { sections } from './sections/index.ts';

const file = fixtureCase();
const report = renderHtml(file, { language: en });

/** The report without its own script and style sheet. */
function outside(page: string): string {
  return page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<script>[\s\S]*?<\/script>/, '');
}

test('no hostile text comes out as markup', () => {
  const page = outside(report);
  for (const text of hostileTexts) if (/[<>"']/.test(text)) assert.ok(!page.includes(text), text);
  assert.ok(page.includes(escapeHtml('<script>alert(1)</script>')), 'the text is shown');
  for (const tag of ['<script', '<img', '<iframe', '<object', '<embed', '<link', '<base', '<form', '<b>'])
    assert.ok(!page.includes(tag), tag);
});

test('no element carries a handler, a style, or a link to anything but the report itself', () => {
  for (const [tag] of outside(report).matchAll(/<[a-zA-Z][^>]*>/g)) {
    const bare = tag.replace(/"[^"]*"/g, '""');
    assert.doesNotMatch(bare, /\s(on[a-z]+|style|src|srcdoc|action|formaction)\s*=/i, tag);
    for (const [, target = ''] of tag.matchAll(/href="([^"]*)"/g)) assert.match(target, /^#[a-z0-9-]+$/, tag);
  }
});

test('no control, bidirectional or zero-width character is in the file', () => {
  assert.equal(visible(outside(report).replaceAll('\n', '')), outside(report).replaceAll('\n', ''));
});

test('the content policy names the very script and style sheet of the file, and nothing else', () => {
  const policy =
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(report)?.[1]?.replaceAll('&#39;', "'") ??
    '';
  for (const kind of ['script', 'style']) {
    const found = [...report.matchAll(new RegExp(`<${kind}>([\\s\\S]*?)</${kind}>`, 'g'))];
    assert.equal(found.length, 1, kind);
    const hash = createHash('sha256')
      .update(found[0]?.[1] ?? '')
      .digest('base64');
    assert.ok(policy.includes(`${kind}-src 'sha256-${hash}';`), policy);
  }
  assert.match(policy, /^default-src 'none';/);
  assert.match(policy, /base-uri 'none'; form-action 'none'$/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
});

test('every link leads to an element of the file, and no id comes twice', () => {
  for (const page of [report, renderHtml(largeCase(60, 7000), { language: en })]) {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1] ?? '');
    assert.equal(new Set(ids).size, ids.length);
    const known = new Set(ids);
    const targets = [...page.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map((m) => m[1] ?? '');
    assert.ok(targets.length > 100);
    for (const target of targets) assert.ok(known.has(target), target);
  }
});

test('each proof shows the line that its number stands for, with file, line, byte and hash', () => {
  const { refs } = numberProofs(file);
  const lines = new Map(file.lines.map((l) => [l.ref, l.text]));
  refs.forEach((ref, i) => {
    const note = new RegExp(`<li id="p${i + 1}"[\\s\\S]*?</li>`).exec(report)?.[0] ?? '';
    const [id = '', line = '', offset = ''] = ref.split(':');
    const member = file.evidence.find((f) => f.id === id);
    assert.ok(note.includes(`:${line} (byte ${offset}, sha256 ${member?.sha256})`), ref);
    const text = lines.get(ref);
    if (text === undefined) assert.ok(note.includes(escapeHtml(en.messages['ui.proof.absent'])), ref);
    else assert.ok(note.includes(escapeHtml(visible(text.slice(0, 500)))), ref);
  });
});

test('the counters are those of the Case; what only owners touched is counted apart', () => {
  const tiles = [...report.matchAll(/data-grade="([^"]+)" data-accounts="(\d+)" data-items="(\d+)"/g)];
  assert.deepEqual(
    tiles.map((m) => [m[1], Number(m[2]), Number(m[3])]),
    gradeOrder.map((grade) => [
      grade,
      file.accounts.filter((a) => a.grade === grade).length,
      file.items.filter((i) => i.grade === grade && i.link !== 'owner').length,
    ]),
  );
  assert.ok(report.includes('1 item that only its owner touched is not counted.'));
});

test('ranges, tries and volumes are those of the Case', () => {
  for (const text of [
    'at least 22, at most 37; 340 are known there',
    '1,311',
    '2,811,020 bytes',
    '90.2%',
    '99.9%',
  ])
    assert.ok(report.includes(text), text);
  assert.ok(!report.includes('100%') || file.accounts.some((a) => a.coverage === 1));
});

test('long text is folded and its cut is stated', () => {
  const cuts = report.match(/of [\d,]+ characters are shown/g) ?? [];
  assert.ok(cuts.length >= 2);
  assert.ok(report.length < 1_000_000, `${report.length}`);
  assert.ok(hugeText.length > 1_000_000);
});

test('the same Case gives the same bytes, and no date but the one that is passed in', () => {
  assert.equal(renderHtml(fixtureCase(), { language: en }), report);
  const dated = renderHtml(file, { language: en, madeAt: '2026-11-24T08:00:00Z' });
  assert.ok(dated.includes('2026-11-24 08:00:00 UTC'));
  assert.ok(!report.includes('2026-11-24'));
});

test('every language says all of the report’s own words', () => {
  for (const language of languages) {
    const heard: string[] = [];
    renderHtml(file, { language, onMissing: (key) => heard.push(key) });
    assert.deepEqual(
      heard.filter((key) => /^ui\.(?!scope\.message-id-by)/.test(key)),
      [],
    );
  }
});

test('a Case with nothing in it gives a report that says why each section is empty', () => {
  const empty = renderHtml(
    {
      ...file,
      evidence: [],
      unread: [],
      coverage: { gaps: [], questions: [], sources: [] },
      findings: [],
      sessions: [],
      attempts: [],
      actors: [],
      accounts: [],
      items: [],
      sets: [],
      changes: [],
      entry: [],
      origin: { hypotheses: [] },
      actions: [],
      answer: { statements: [], wouldChange: [] },
      lines: [],
    },
    { language: en },
  );
  for (const { id } of sections) assert.ok(empty.includes(`<section id="${id}"`), id);
  assert.ok(empty.includes(en.messages['answer.nothing']));
  assert.ok(empty.includes(en.messages['ui.proof.none']));
});

test('five thousand items and fifty thousand lines stay a file that opens; what is left out is counted', () => {
  const page = renderHtml(largeCase(5000, 50_000), { language: en });
  assert.ok(page.length < 20_000_000, `${page.length}`);
  const quoted = page.match(/<li id="p\d+"/g)?.length ?? 0;
  assert.ok(quoted >= 2000 && quoted <= 5000, `${quoted}`);
  assert.match(page, /Proofs [\d,]+ to 50,\d+ are not quoted in this file/);
  assert.ok(page.includes(`Message 5999<`) || page.includes('5999'));
});

test('of more items than a report has, those of the heaviest consequence are in it', () => {
  const items = largeCase(7000, 100).items.map((i, n) => ({
    ...i,
    subject: n % 10 === 0 ? 'heavy' : 'light',
    grade: n % 10 === 0 ? ('taken' as const) : ('listed' as const),
    link: 'certain' as const,
  }));
  const page = renderHtml({ ...file, items }, { language: en });
  assert.equal(
    page.match(/data-grade="taken" data-link/g)?.length,
    items.filter((i) => i.grade === 'taken').length,
  );
  assert.equal(
    page.match(/data-grade="listed" data-link/g)?.length,
    6000 - items.filter((i) => i.grade === 'taken').length,
  );
});
