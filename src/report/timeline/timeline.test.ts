import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { micros } from '../bands.ts';
import { fixtureCase } from '../fixture.testing.ts';
import { en } from '../languages/en.ts';
import { type Overrules, overrulesOf } from '../overrules.ts';
import { speaker } from '../speak.ts';
import { clockErrors } from './clock.ts';
import { hoursHistogram } from './hours.ts';
import { laneKinds, rowsOf } from './rows.ts';
import { shapesOf } from './shapes.ts';
import { viewRows } from './view.ts';

const file = fixtureCase();
const say = speaker(en);

function view(
  one: Case,
  kind: (typeof laneKinds)[number],
  more: { from?: number; to?: number; actor?: string; overruled?: Overrules } = {},
) {
  const shapes = shapesOf(one);
  const telling = {
    ...{ file: one, say, clockOf: clockErrors(one), items: shapes.items },
    overruled: more.overruled ?? overrulesOf(undefined),
  };
  const from = more.from ?? micros(one.window.from);
  const to = more.to ?? micros(one.window.to);
  const keep = (s: { readonly actor: string }): boolean => more.actor === undefined || s.actor === more.actor;
  return viewRows(telling, rowsOf(telling, shapes, kind), { from, to, keep, near: 1 });
}

test('every session that is not legitimate is drawn once, whatever the lanes; what webmail opened lies within', () => {
  const own = file.sessions.filter((s) => s.judgement !== 'legitimate' && s.parent === '').map((s) => s.id);
  for (const kind of ['session', 'account'] as const) {
    const opens = view(file, kind).groups.flatMap((g) => g.lanes.flatMap((l) => l.bars.map((b) => b.open)));
    const drawn = opens.filter((o) => o?.startsWith('session:'));
    assert.deepEqual([...drawn].sort(), own.map((id) => `session:${id}`).sort(), kind);
  }
  const bars = view(file, 'session').groups.flatMap((g) => g.lanes.flatMap((l) => l.bars));
  const parent = bars.find((b) => b.open === 'session:s2');
  assert.deepEqual(
    parent?.inner?.map((c) => c.open),
    ['session:s3'],
  );
});

test('every finding and every change that has a time is a tick, or stands within the count of one', () => {
  for (const [kind, what, count] of [
    ['session', 'finding:', file.findings.length],
    ['detection', 'finding:', file.findings.length],
    ['account', 'change:', file.changes.length],
  ] as const) {
    const ticks = view(file, kind, { from: 0 }).groups.flatMap((g) => g.lanes.flatMap((l) => l.ticks ?? []));
    const own = ticks.filter((t) => t.open?.startsWith(what));
    const more = own.reduce((n, t) => n + Number(/\(and ([\d,]+) more here\)$/.exec(t.title)?.[1] ?? 0), 0);
    assert.equal(own.length + more, count, kind);
  }
});

test('low severity has a lane of its own: the lanes of stages hold only what counts', () => {
  const [some] = file.findings;
  assert.ok(some !== undefined);
  const low = { ...some, severity: 'low' as const, technique: 'T1078' };
  const findings = [
    { ...some, id: 'F1', severity: 'critical' as const, technique: 'T1078.003' },
    ...Array.from({ length: 200 }, (_, i) => ({ ...low, id: `F${i + 2}` })),
  ];
  const shapes = shapesOf({ ...file, findings });
  for (const kind of ['session', 'server'] as const) {
    const rows = rowsOf({ file, say }, shapes, kind).find((g) => g.title.startsWith('Findings'))?.rows ?? [];
    assert.deepEqual(
      rows.map((r) => [r.label, r.shapes.length]),
      [
        ['way in', 1],
        ['low severity', 200],
      ],
    );
  }
});

test('an overruled session keeps its computed look, and says beside it what people judged', () => {
  const overruled: Overrules = (id) => (id === 's2' ? 'legitimate' : undefined);
  for (const kind of ['session', 'account', 'server'] as const) {
    const before = view(file, kind).groups.flatMap((g) => g.lanes.flatMap((l) => l.bars));
    const after = view(file, kind, { overruled }).groups.flatMap((g) => g.lanes.flatMap((l) => l.bars));
    assert.deepEqual(
      after.map((b) => b.kind),
      before.map((b) => b.kind),
    );
    assert.deepEqual(
      after
        .filter((b) => b.isOverruled)
        .map((b) => [b.open, /overruled: \w+, computed: \w+/.exec(b.title)?.[0]]),
      [['session:s2', 'overruled: legitimate, computed: intruder']],
    );
  }
});

test('a lane says how many connections webmail opened in its session', () => {
  const lanes = view(file, 'session').groups.flatMap((g) => g.lanes);
  const lane = lanes.find((l) => l.bars.some((b) => b.open === 'session:s2'));
  assert.match(lane?.label ?? '', /^s2 \+1 /);
});

test('a filter leaves nothing of anybody else, and says how many lanes there are', () => {
  const [first] = file.actors;
  const viewed = view(file, 'session', { actor: first?.id ?? '' });
  const opens = viewed.groups.flatMap((g) => g.lanes.flatMap((l) => l.bars.map((b) => b.open ?? '')));
  const own = new Set(first?.sessions.map((id) => `session:${id}`));
  assert.ok(opens.length > 0);
  assert.ok(opens.filter((o) => o.startsWith('session:')).every((o) => own.has(o)));
  assert.equal(
    viewed.lanes.shown,
    viewed.groups.reduce((n, g) => n + g.lanes.length, 0),
  );
});

test('beyond what can be drawn, lanes with something in view come first and the rest is counted', () => {
  const [some] = file.sessions;
  assert.ok(some !== undefined);
  const sessions = Array.from({ length: 300 }, (_, i) => ({
    ...some,
    id: `S${i + 1}`,
    account: `u${i}`,
    actor: '',
    parent: '',
    judgement: 'unexplained' as const,
    start: new Date(Date.UTC(2026, 2, 1) + i * 60_000).toISOString(),
    end: new Date(Date.UTC(2026, 2, 1) + i * 60_000 + 30_000).toISOString(),
  }));
  const many: Case = { ...file, sessions, actors: [], attempts: [], findings: [], changes: [] };
  const from = Date.UTC(2026, 2, 1, 4) * 1000;
  const viewed = view(many, 'account', { from, to: from + 600 * SECOND });
  assert.deepEqual(viewed.lanes, { shown: 11, count: 300 });
  assert.ok(viewed.groups.every((g) => g.lanes.every((l) => l.bars.length === 1)));
});

test('a stamp in whole seconds leaves its second open, a corrected clock one more, a contradicted one what was seen', () => {
  const [base] = file.sessions;
  assert.ok(base !== undefined);
  const session = {
    ...base,
    start: '2026-03-01T04:13:00.250Z',
    end: '2026-03-01T04:21:40.125Z',
    refs: ['f1:1:0'],
  };
  const bare: Case = {
    ...file,
    evidence: file.evidence.map((f) => ({ ...f, clockOffsetSeconds: 0 })),
    coverage: { ...file.coverage, gaps: [] },
  };
  const errors = (one: Case, s: typeof session) => clockErrors(one)(s);
  assert.deepEqual(errors(bare, session), { early: 0, late: 0 });
  assert.deepEqual(errors(bare, { ...session, end: '2026-03-01T04:21:40.000Z' }), { early: 0, late: SECOND });
  const corrected = { ...bare, evidence: bare.evidence.map((f) => ({ ...f, clockOffsetSeconds: 37 })) };
  assert.deepEqual(errors(corrected, session), { early: SECOND, late: SECOND });
  const gap = {
    source: 'dovecot',
    host: '',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
    kind: 'suspect' as const,
    because: 'clock-contradicts',
    facts: { seconds: 40, uncertainty: 2, applied: 'no' },
    refs: [],
  };
  const doubted = (facts: typeof gap.facts): Case => ({
    ...bare,
    coverage: { ...bare.coverage, gaps: [{ ...gap, facts }] },
  });
  assert.equal(errors(doubted(gap.facts), session).early, 42 * SECOND);
  assert.equal(errors(doubted({ ...gap.facts, applied: 'yes' }), session).late, 2 * SECOND);
});

test('the columns of the Case add up to the lines of its sources', () => {
  const from = micros(file.window.from);
  const to = micros(file.window.to);
  const wanted = file.coverage.sources.reduce((n, s) => n + s.lines.reduce((a, b) => a + b, 0), 0);
  const histogram = hoursHistogram(
    { file, say },
    Math.min(from, ...file.coverage.sources.map((s) => micros(s.from))),
    Math.max(to, ...file.coverage.sources.map((s) => micros(s.to))) + 1,
  );
  assert.ok(wanted > 0);
  assert.equal(
    histogram?.all.reduce((a, b) => a + b, 0),
    wanted,
  );
});

test('each kind of lanes draws something of a whole case', () => {
  for (const kind of laneKinds) assert.ok(view(file, kind).lanes.shown > 0, kind);
});
