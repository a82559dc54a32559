import { gradeOrder } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import { stageOf, stageOrder } from '../draw/shapes.ts';
import type { Shape, Shapes } from './shapes.ts';
import { namer, type Told } from './told.ts';

/** What a lane stands for. */
export const laneKinds = ['session', 'account', 'server', 'detection'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** A lane of the whole time, before anything is drawn. */
export interface Row {
  readonly label: string;
  readonly shapes: readonly Shape[];
  /** Whether tries are drawn low, under what came of them. */
  readonly lowTries?: boolean;
}

/** Rows under a heading; `most` of them are drawn. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly most: number;
}

// Scanners come by the dozen every day; the first lanes are for who got in.
const MOST_ATTEMPTS = 4;
const MOST_ROWS = 40;
// Up to so many sessions an actor's have a lane each; beyond, those of one account and address share one.
const SINGLE_SESSIONS = 12;

interface Naming extends Told {
  readonly nameOf: (account: string) => string;
}

/** The rows of a kind of lanes. */
export function rowsOf(one: Told, shapes: Shapes, kind: LaneKind): readonly RowGroup[] {
  const told = { ...one, nameOf: namer(one) };
  const groups = {
    session: () => [
      ...actorGroups(told, shapes),
      ...unlinked(told, shapes),
      stages(told, shapes),
      attempts(told, shapes),
    ],
    account: () => [accounts(told, shapes)],
    server: () => [servers(told, shapes), stages(told, shapes), attempts(told, shapes)],
    detection: () => detections(told, shapes),
  }[kind]();
  return groups.filter((g) => g.rows.length > 0);
}

function collect<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function actorGroups(told: Naming, shapes: Shapes): readonly RowGroup[] {
  const bySession = collect(
    shapes.changes.flatMap((c) => c.one.sessions.map((id) => ({ id, change: c }))),
    ({ id }) => id,
  );
  const changesOf = (id: string): readonly Shape[] => (bySession.get(id) ?? []).map((c) => c.change);
  const byActor = collect(shapes.sessions, (s) => s.actor);
  return told.file.actors.flatMap((actor) => {
    const own = byActor.get(actor.id) ?? [];
    if (own.length === 0) return [];
    const single = own.length <= SINGLE_SESSIONS;
    const lanes = collect(own, (s) => (single ? s.one.id : `${s.one.account}\0${s.one.address}`));
    const rows = [...lanes.values()].map((group) => {
      const account = told.nameOf(group[0]?.one.account ?? '');
      return {
        label: [...(single ? [group[0]?.one.id] : []), ...openedIn(told, group), account].join(' '),
        shapes: group.flatMap((s) => [s, ...changesOf(s.one.id)]),
      };
    });
    const facts = {
      actor: actor.id,
      sessions: actor.sessions.length,
      addresses: actor.addresses.length,
    };
    return [{ title: told.say.text('ui.timeline.actor-group', facts), rows, most: MOST_ROWS }];
  });
}

/** How many connections webmail opened in sessions, which have no lanes of their own; nothing for none. */
function openedIn({ say }: Told, group: Shapes['sessions']): readonly string[] {
  const count = group.reduce((n, s) => n + s.within.length, 0);
  return count === 0 ? [] : [say.text('ui.timeline.opened', { count })];
}

function unlinked(told: Naming, { sessions }: Shapes): readonly RowGroup[] {
  const known = new Set(told.file.actors.map((a) => a.id));
  const rows = perAccount(
    told,
    sessions.filter((s) => !known.has(s.actor)),
  );
  return [{ title: told.say.text('ui.timeline.no-actor'), rows, most: MOST_ROWS }];
}

function perAccount(told: Naming, shapes: readonly Shape[]): readonly Row[] {
  const lanes = collect(
    shapes.flatMap((shape) => shape.accounts.map((account) => ({ account, shape }))),
    ({ account }) => account,
  );
  return [...lanes].map(([account, group]) => ({
    label: told.nameOf(account),
    shapes: group.map(({ shape }) => shape),
    lowTries: true,
  }));
}

function accounts(told: Naming, shapes: Shapes): RowGroup {
  const rank = new Map(told.file.accounts.map((a) => [told.nameOf(a.account), gradeOrder.indexOf(a.grade)]));
  const all = [...shapes.attempts, ...shapes.sessions, ...shapes.findings, ...shapes.changes];
  const rows = perAccount(told, all).toSorted((a, b) => (rank.get(a.label) ?? 9) - (rank.get(b.label) ?? 9));
  return { title: told.say.text('ui.timeline.accounts'), rows, most: MOST_ROWS };
}

function servers(told: Told, { sessions }: Shapes): RowGroup {
  const hostOf = hosts(told);
  // To a server, what webmail opened is a connection like any other.
  const all = sessions.flatMap((s) => [s, ...s.within]);
  const lanes = collect(all, (s) =>
    s.what === 'session' ? `${hostOf(s.one)} ${s.one.protocol}`.trim() : '',
  );
  const rows = [...lanes]
    .map(([label, shapes]) => ({ label, shapes: shapes.toSorted((a, b) => a.from - b.from) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  return { title: told.say.text('ui.timeline.servers'), rows, most: MOST_ROWS };
}

/** The host that a session's lines are from; the only one there is where its own lines name none. */
function hosts({ file }: Told): (session: Session) => string {
  const named = new Map(file.evidence.map((f) => [f.id, f.host]));
  const all = new Set([...file.coverage.sources.map((s) => s.host), ...named.values()]);
  all.delete('');
  const [only = ''] = all.size === 1 ? all : [];
  return ({ refs }) => {
    const own = refs.map((ref) => named.get(ref.slice(0, ref.indexOf(':'))) ?? '').find((h) => h !== '');
    return own ?? only;
  };
}

/**
 * Findings in the order of an intrusion's stages, a lane for each stage that was seen. Those of low severity share the
 * last one: hundreds of ordinary sign-ins must not hide the few ways in.
 */
function stages({ say }: Told, { findings }: Shapes): RowGroup {
  const low = findings.filter((f) => f.one.severity === 'low');
  const seen = collect(
    findings.filter((f) => f.one.severity !== 'low'),
    (f) => stageOf(f.one.technique),
  );
  const rows = stageOrder.flatMap((stage) => {
    const group = seen.get(stage);
    return group === undefined ? [] : [{ label: say.text(`ui.timeline.stage.${stage}`), shapes: group }];
  });
  const last = low.length === 0 ? [] : [{ label: say.text('ui.timeline.low'), shapes: low }];
  return { title: say.text('ui.timeline.findings'), rows: [...rows, ...last], most: MOST_ROWS };
}

/** What a lane of a detection is called; its id where the language has no name for it. */
function laneName(detection: string, say: Told['say']): string {
  const key = `ui.timeline.lane.${detection}`;
  return say.has(key) ? say.text(key) : detection;
}

function detections(told: Told, { findings }: Shapes): readonly RowGroup[] {
  const seen = collect(findings, (f) => stageOf(f.one.technique));
  return stageOrder.flatMap((stage) => {
    const group = seen.get(stage);
    if (group === undefined) return [];
    const rows = [...collect(group, (f) => f.one.detection)]
      .map(([id, shapes]) => ({ label: laneName(id, told.say), shapes }))
      .toSorted((a, b) => (a.label < b.label ? -1 : 1));
    return [{ title: told.say.text(`ui.timeline.stage.${stage}`), rows, most: MOST_ROWS }];
  });
}

function attempts({ say }: Told, { attempts: all }: Shapes): RowGroup {
  const rows = all
    .toSorted((a, b) => Number(b.one.entered) - Number(a.one.entered) || b.one.tries - a.one.tries)
    .map((shape) => {
      const [only] = shape.one.addresses;
      const single = shape.one.addresses.length === 1 && only !== undefined;
      const count = shape.one.addresses.length;
      return { label: single ? only : say.text('ui.attempts.addresses', { count }), shapes: [shape] };
    });
  return { title: say.text('ui.timeline.attempts'), rows, most: MOST_ATTEMPTS };
}
