import { type Html, html } from '../../base/html.ts';
import { isoTime } from '../../base/time.ts';
import type { Attempt, Session } from '../../case/judgement.ts';
import { coverageRows, micros } from '../bands.ts';
import { drawnHtml } from '../draw/drawn.ts';
import { type Bar, drawTimeline, type Lane, type LaneGroup } from '../draw/timeline.ts';
import type { Page } from '../page.ts';
import { legend } from './legend.ts';
import type { Section } from './section.ts';

const MOST_LANES = 40;
const MOST_ATTEMPTS = 12;
const MOST_BARS = 400;
const MOST_BANDS = 16;

/** Sessions, attempts and coverage over time; a second drawing where all of it lies in a part of the window. */
export const timeline: Section = {
  id: 'timeline',
  title: 'ui.section.timeline',
  render: (page) => {
    const all = groupsOf(page);
    const groups = capLanes(all);
    const count = all.reduce((n, g) => n + g.lanes.length, 0);
    const shown = groups.reduce((n, g) => n + g.lanes.length, 0);
    const from = micros(page.file.window.from);
    const to = micros(page.file.window.to);
    const whole = figure(page, 'whole', from, to, groups);
    const close = closeUp(page, groups, from, to);
    const note =
      count > shown
        ? html`<p class="note">${page.ui('ui.timeline.lanes-cut', { shown, count })}</p>`
        : undefined;
    return html`<p>${page.ui('ui.timeline.intro')}</p>${legend(page)}${whole}${close}${note}`;
  },
};

function groupsOf(page: Page): readonly LaneGroup[] {
  const { actors, attempts, sessions } = page.file;
  // What webmail opened lies within its session's bar.
  const drawn = sessions.filter((s) => s.judgement !== 'legitimate' && s.parent === '');
  const known = new Set(actors.map((a) => a.id));
  const groups: LaneGroup[] = actors.map((a) => ({
    title: page.label('ui.timeline.actor', { actor: a.id }),
    lanes: accountLanes(
      page,
      drawn.filter((s) => s.actor === a.id),
    ),
  }));
  groups.push({
    title: page.label('ui.timeline.no-actor'),
    lanes: accountLanes(
      page,
      drawn.filter((s) => !known.has(s.actor)),
    ),
  });
  groups.push({
    title: page.label('ui.timeline.attempts'),
    lanes: attempts
      .toSorted((a, b) => Number(b.entered) - Number(a.entered) || b.tries - a.tries)
      .map((a) => attemptLane(page, a)),
  });
  return groups.filter((g) => g.lanes.length > 0);
}

function accountLanes(page: Page, sessions: readonly Session[]): readonly Lane[] {
  const lanes = new Map<string, Bar[]>();
  for (const s of sessions) {
    const bars = lanes.get(s.account) ?? [];
    if (bars.length < MOST_BARS) bars.push(sessionBar(page, s));
    lanes.set(s.account, bars);
  }
  return [...lanes].map(([account, bars]) => ({ label: shortName(page, account), bars }));
}

/** An account without the domain that all accounts of the case share; bars tell the whole name. */
function shortName(page: Page, account: string): string {
  const at = account.lastIndexOf('@');
  const domain = at < 0 ? '' : account.slice(at);
  const others = page.file.accounts.some((a) => a.account.includes('@') && !a.account.endsWith(domain));
  return domain === '' || others ? account : account.slice(0, at);
}

function sessionBar(page: Page, s: Session): Bar {
  const facts = { protocol: s.protocol, account: s.account, address: s.address, from: s.start, to: s.end };
  return {
    from: micros(s.start),
    to: micros(s.end),
    kind: s.judgement === 'intruder' || s.judgement === 'suspect' ? s.judgement : 'unexplained',
    startKnown: s.startLogged,
    endKnown: s.endLogged,
    title: page.label(s.endLogged ? 'ui.timeline.bar' : 'ui.timeline.bar-open', facts),
  };
}

function attemptLane(page: Page, a: Attempt): Lane {
  const kind = page.label(`ui.attempts.kind.${a.kind}`);
  const title = page.label('ui.timeline.bar-tries', { kind, tries: a.tries, from: a.first, to: a.last });
  const [only] = a.addresses;
  const label =
    a.addresses.length === 1 && only !== undefined
      ? only
      : page.label('ui.attempts.addresses', { count: a.addresses.length });
  const bar = { from: micros(a.first), to: micros(a.last), startKnown: true, endKnown: true } as const;
  return { label, bars: [{ ...bar, kind: 'attempt', title }] };
}

function capLanes(groups: readonly LaneGroup[]): readonly LaneGroup[] {
  // Scanners come by the dozen every day; the first lanes are for who got in.
  let left = MOST_LANES;
  return groups
    .map((g) => {
      const tries = g.lanes.every((lane) => lane.bars.every((bar) => bar.kind === 'attempt'));
      const lanes = g.lanes.slice(0, tries ? Math.min(left, MOST_ATTEMPTS) : left);
      left -= lanes.length;
      return { title: g.title, lanes };
    })
    .filter((g) => g.lanes.length > 0);
}

function closeUp(page: Page, groups: readonly LaneGroup[], from: number, to: number): Html {
  // Tries go on all day and night; the acts that matter are those of sessions.
  const bars = groups
    .flatMap((g) => g.lanes.flatMap((lane) => lane.bars))
    .filter((b) => b.kind === 'intruder' || b.kind === 'suspect');
  if (bars.length === 0) return html``;
  const first = bars.reduce((m, b) => Math.min(m, b.from), Number.POSITIVE_INFINITY);
  const last = bars.reduce((m, b) => Math.max(m, b.to), Number.NEGATIVE_INFINITY);
  const margin = Math.max(1_000_000, Math.round((last - first) * 0.03));
  if (last - first + 2 * margin > 0.6 * (to - from)) return html``;
  return figure(page, 'close', first - margin, last + margin, within(groups, first - margin, last + margin));
}

/** Groups without the bars that lie outside, and without the lanes that this empties. */
function within(groups: readonly LaneGroup[], from: number, to: number): readonly LaneGroup[] {
  const inside = (lane: Lane): Lane => ({
    label: lane.label,
    bars: lane.bars.filter((b) => b.to >= from && b.from <= to),
  });
  return groups
    .map((g) => ({ title: g.title, lanes: g.lanes.map(inside).filter((lane) => lane.bars.length > 0) }))
    .filter((g) => g.lanes.length > 0);
}

function figure(
  page: Page,
  id: 'whole' | 'close',
  from: number,
  to: number,
  groups: readonly LaneGroup[],
): Html {
  const bands = coverageRows(page).slice(0, MOST_BANDS);
  const lanes = groups.flatMap((g) => g.lanes);
  const description = page.label('ui.timeline.describe', {
    from: isoTime(from),
    to: isoTime(to),
    lanes: lanes.length,
    bars: lanes.reduce((n, lane) => n + lane.bars.length, 0),
    bands: bands.length,
  });
  const bandsTitle = page.label('ui.timeline.coverage');
  const drawing = drawTimeline({ id: `tl${id}`, from, to, groups, bandsTitle, bands, description });
  const title = page.ui(id === 'whole' ? 'ui.timeline.whole' : 'ui.timeline.close');
  return html`<figure><figcaption>${title}</figcaption><div class="scroll" role="region" tabindex="0" aria-label="${page.label(id === 'whole' ? 'ui.timeline.whole' : 'ui.timeline.close')}">${drawnHtml(drawing)}</div></figure>`;
}
