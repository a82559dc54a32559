import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../../case/case.ts';
import { actions } from '../../event/columns.ts';
import { micros } from '../../report/bands.ts';
import { en } from '../../report/languages/en.ts';
import { sql } from '../../store/sql.ts';
import { investigated } from '../../testing/investigate.testing.ts';
import { EVIDENCE } from '../browser.testing.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { askOf } from '../route.ts';
import { routes } from '../routes/index.ts';
import type { EventRow, TimelineAct, TimelineEvents, TimelineScreen } from '../wire/timeline.ts';
import { actorsSessions } from './acts.ts';
import { foldRows } from './fold.ts';
import { parseKey } from './key.ts';
import { binFor, minutesOf } from './minutes.ts';
import { FACTS, factsOf, whatOf } from './what.ts';

test('every action has words of its own', () => {
  for (const action of actions) assert.ok(`page.timeline.what.${action}` in en.messages, action);
});

test('minutes between two instants add up whatever the instants', () => {
  const minutes = minutesOf([
    [60e6, 3],
    [120e6, 4],
    [600e6, 5],
  ]);
  assert.equal(minutes.between(0, 1e9), 12);
  assert.equal(minutes.between(60e6, 120e6), 3);
  assert.equal(minutes.between(61e6, 121e6), 4);
  assert.equal(minutes.between(700e6, 1e9), 0);
  assert.equal(minutes.between(600e6, 60e6), 0);
});

test('columns have a usual length, at most so many', () => {
  for (const span of [1, 1000, 1e6, 3.3e8, 1.9e9, 8.64e10, 9e12, 9e15])
    assert.ok(span / binFor(span, 200) <= 200, String(span));
  assert.equal(binFor(1.9e9, 200), 10e6);
});

test('a key that is none is refused', () => {
  assert.deepEqual(parseKey('after', '5-1-2'), { time: 5, file: 1, line: 2 });
  assert.equal(parseKey('after', ''), undefined);
  assert.throws(() => parseKey('after', '1; DROP'), /after: is "1; DROP"; give a key of the list/);
});

describe('the time line of the bundled case, on its engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-timeline-'));
  const stop = new AbortController();
  let desk: Desk & { readonly close: () => Promise<void> };
  let file: Case;

  before(async () => {
    const directory = join(folder, 'case');
    file = (await investigated([EVIDENCE], directory)).case;
    desk = await openDesk(
      { directory, file, roots: [EVIDENCE] },
      { language: en, readOnly: false, now: () => Date.now() * 1000, signal: stop.signal },
    );
    while (desk.records.state().engine !== 'ready') {
      assert.equal(desk.records.state().complaint, '');
      await wait(50);
    }
  });
  after(async () => {
    stop.abort();
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function get<T>(path: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
    const route = routes.find((r) => r.path === path);
    assert.ok(route !== undefined, path);
    return (await route.answer(desk, askOf(new URLSearchParams(params), undefined, stop.signal))) as T;
  }

  async function count(condition: ReturnType<typeof sql>): Promise<number> {
    const [row] = await desk.records.rows(sql`SELECT count() FROM events WHERE ${condition}`);
    return Number(row?.[0]);
  }

  const said = (row: EventRow): string => row.what.map((p) => ('words' in p ? p.words : p.evidence)).join('');

  /** Every page of a list, forwards. */
  async function all(params: Readonly<Record<string, string>>): Promise<readonly EventRow[]> {
    const rows: EventRow[] = [];
    let next = '';
    do {
      const page: TimelineEvents = await get('timeline-events', { ...params, after: next });
      rows.push(...page.rows);
      next = page.next;
    } while (next !== '');
    return rows;
  }

  test('the columns of the whole window add up to the records in it', async () => {
    const screen = await get<TimelineScreen>('timeline');
    assert.equal(screen.without, '');
    assert.equal(screen.records?.all, await count(sql`toUnixTimestamp64Micro(time) > 0`));
    assert.equal(
      screen.bins.all.reduce((a, b) => a + b, 0),
      screen.records?.all,
    );
  });

  test('zoomed below minutes, columns are counted from the records of the window', async () => {
    const window = { from: '2026-11-24T00:47:00.000Z', to: '2026-11-24T00:47:20.000Z' };
    const { bins, records } = await get<TimelineScreen>('timeline', window);
    assert.ok(bins.binMicros < 1e6);
    const end = bins.from + bins.all.length * bins.binMicros;
    const wanted = await count(
      sql`toUnixTimestamp64Micro(time) >= ${bins.from} AND toUnixTimestamp64Micro(time) < ${end}`,
    );
    assert.equal(
      bins.all.reduce((a, b) => a + b, 0),
      wanted,
    );
    assert.ok((records?.actors ?? 0) > 0 && (records?.actors ?? 0) <= (records?.all ?? 0));
    assert.ok(bins.actors.every((n, i) => n <= (bins.all[i] ?? 0)));
  });

  test('the acts of actors lie in their sessions, and every line that proves a session is one of them', async () => {
    const rows = await all({ who: 'actor' });
    const sessions = new Map(actorsSessions(file).map((s) => [s.id, s]));
    for (const row of rows) {
      const session = sessions.get(row.session);
      assert.ok(session !== undefined && row.isActors, row.key);
      assert.ok(
        micros(row.time) >= micros(session.start) && micros(row.time) <= micros(session.end) + 999_999,
      );
    }
    const refs = new Set(rows.flatMap((r) => (r.count === 1 ? [r.ref] : [])));
    const folded = rows.some((r) => r.count > 1);
    for (const s of sessions.values())
      for (const ref of s.refs.filter((r) => !refs.has(r))) assert.ok(folded, `${s.id} ${ref}`);
    assert.equal(
      rows.reduce((n, r) => n + r.count, 0),
      (await get<TimelineScreen>('timeline')).records?.actors,
    );
    assert.ok(
      rows.some((r) => said(r) === 'session ended, 556 messages fetched · imap' && r.session === 'S10'),
    );
    assert.ok(rows.some((r) => said(r) === 'searched in INBOX for hợp đồng'));
  });

  test('a window’s list holds every record of it once, in order, forwards and backwards', async () => {
    const window = { from: '2026-11-24T00:46:58.000Z', to: '2026-11-24T00:47:10.000Z' };
    const rows = await all({ ...window, who: 'all' });
    const [from, to] = [micros(window.from), micros(window.to)];
    assert.equal(
      rows.reduce((n, r) => n + r.count, 0),
      await count(sql`toUnixTimestamp64Micro(time) >= ${from} AND toUnixTimestamp64Micro(time) <= ${to}`),
    );
    assert.ok(rows.every((r, i) => i === 0 || (rows[i - 1]?.time ?? '') <= r.time));
    const last = rows.at(-1)?.last ?? '';
    const back: EventRow[] = [];
    let before = last;
    while (before !== '') {
      const page = await get<TimelineEvents>('timeline-events', { ...window, who: 'all', before });
      back.unshift(...page.rows);
      before = page.previous;
    }
    assert.equal(
      back.reduce((n, r) => n + r.count, 0) + 1,
      rows.reduce((n, r) => n + r.count, 0),
    );
  });

  test('a list that starts at a record begins with it', async () => {
    const [, , third] = await all({ who: 'actor' });
    const page = await get<TimelineEvents>('timeline-events', { who: 'actor', start: third?.key ?? '' });
    assert.equal(page.rows[0]?.key, third?.key);
    assert.notEqual(page.previous, '');
  });

  test('a list that starts after everything keeps the way back to what lies before', async () => {
    for (const who of ['actor', 'all']) {
      const rows = await all({ who });
      const start = `${micros(file.window.to) + 1}-0-0`;
      const page = await get<TimelineEvents>('timeline-events', { who, start });
      assert.deepEqual([page.rows, page.next, page.previous], [[], '', start], who);
      const back = await get<TimelineEvents>('timeline-events', { who, before: page.previous });
      assert.equal(back.rows.at(-1)?.last, rows.at(-1)?.last, who);
      const from = await get<TimelineEvents>('timeline-events', { who, start: rows[0]?.key ?? '' });
      if (who === 'actor') assert.equal(from.previous, '', 'nothing lies before the first act');
    }
  });

  test('from act to act, on and back, each comes once', async () => {
    const rows = await all({ who: 'actor' });
    const total = rows.reduce((n, r) => n + r.count, 0);
    const walk = async (way: 'on' | 'back', key: string): Promise<readonly string[]> => {
      const keys: string[] = [];
      for (let at = key; keys.length <= total; ) {
        const { act } = await get<TimelineAct>('timeline-act', { way, key: at });
        if (act === null) break;
        keys.push(act.key);
        at = act.key;
      }
      return keys;
    };
    const on = await walk('on', '');
    assert.equal(on.length, total);
    assert.equal(new Set(on).size, total);
    assert.deepEqual((await walk('back', '')).toReversed(), on);
  });

  test('a filter by account gives the lines that name it, a filter by actor its acts', async () => {
    const rows = await all({ who: 'all', account: 'quang.vo' });
    assert.ok(rows.length > 0 && rows.every((r) => /^quang\.vo(@|$)/i.test(r.account)));
    const acts = await all({ actor: 'A2' });
    const own = new Set(file.actors.find((a) => a.id === 'A2')?.sessions);
    assert.ok(acts.length > 0 && acts.every((r) => own.has(r.session)));
    const drawn = await get<TimelineScreen>('timeline', { actor: 'A2', tables: '1' });
    assert.equal(
      drawn.records?.actors,
      acts.reduce((n, r) => n + r.count, 0),
    );
    const opens = drawn.tables?.lanes.map((l) => l.open).filter((o) => o.startsWith('session:')) ?? [];
    assert.deepEqual([...new Set(opens)].sort(), [...own].map((id) => `session:${id}`).sort());
  });

  test('the table holds what the drawing shows', async () => {
    for (const lanes of ['session', 'account', 'server', 'detection']) {
      const { tables, drawn } = await get<TimelineScreen>('timeline', { lanes, tables: '1' });
      assert.equal(drawn.lanes.shown, drawn.lanes.count, lanes);
      assert.ok((tables?.lanes.length ?? 0) >= drawn.bars.shown, lanes);
      assert.equal(new Set(tables?.bands.map((b) => b.source)).size, file.coverage.sources.length);
    }
  });

  test('what is asked wrongly is refused with what to do', async () => {
    await assert.rejects(get('timeline', { from: 'yesterday' }), /from: is "yesterday"; give a time as/);
    await assert.rejects(
      get('timeline', { from: file.window.to, to: file.window.from }),
      /to: is not after from/,
    );
    await assert.rejects(get('timeline-events', { after: "1' OR 1" }), /give a key of the list/);
  });

  test('rows that say the same one after the other are one, with their number', () => {
    const values = FACTS.map((name) => (name === 'action' ? 'static-file' : name === 'uid' ? 0 : ''));
    const row = (key: string, account: string): EventRow => ({
      key,
      time: '2026-11-24T00:00:00.000Z',
      ref: 'f1:1:0',
      what: whatOf(desk.say, factsOf(values)),
      account,
      address: '',
      session: '',
      isActors: false,
      count: 1,
      last: key,
    });
    const folded = foldRows([row('1-1-1', 'a'), row('2-1-2', 'a'), row('3-1-3', 'b'), row('4-1-4', 'a')]);
    assert.deepEqual(
      folded.map((r) => [r.key, r.last, r.count]),
      [
        ['1-1-1', '2-1-2', 2],
        ['3-1-3', '3-1-3', 1],
        ['4-1-4', '4-1-4', 1],
      ],
    );
  });
});
