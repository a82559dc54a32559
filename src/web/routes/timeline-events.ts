import { isoTime } from '../../base/time.ts';
import { legendEntries } from '../../report/draw/legend.ts';
import type { Route } from '../route.ts';
import { isOf } from '../timeline/acts.ts';
import { eventsPage } from '../timeline/events.ts';
import { keyOf, parseKey } from '../timeline/key.ts';
import type { TimelineAct, TimelineEvents, TimelineLegend } from '../wire/timeline.ts';
import { windowOf } from './timeline.ts';

/** Records of a window of the time line. */
export const timelineEvents: Route = {
  method: 'get',
  path: 'timeline-events',
  rate: 'light',
  answer: async (desk, ask): Promise<TimelineEvents> => {
    const before = parseKey('before', ask.text('before'));
    const start = parseKey('start', ask.text('start'));
    // Nothing lies between a place and the one before it, so that what begins there comes after that.
    const from = start === undefined ? undefined : { ...start, line: start.line - 1 };
    const key = before ?? parseKey('after', ask.text('after')) ?? from;
    return eventsPage(desk, await desk.timeline().counts(), {
      ...windowOf(desk, ask),
      key,
      back: before !== undefined,
      who: ask.text('who') === 'actor' || ask.text('actor') !== '' ? 'actor' : 'all',
      account: ask.text('account'),
      actor: ask.text('actor'),
    });
  },
};

/** The next act of an actor's session after a record, or the one before it. */
export const timelineAct: Route = {
  method: 'get',
  path: 'timeline-act',
  rate: 'light',
  answer: async (desk, ask): Promise<TimelineAct> => {
    const { acts } = await desk.timeline().counts();
    const key = parseKey('key', ask.text('key'));
    const back = ask.text('way') === 'back';
    const part = { account: ask.text('account'), actor: ask.text('actor') };
    let at = key === undefined ? (back ? acts.list.length : 0) : acts.firstAt(key.time);
    const isBeyond = (i: number): boolean => {
      const act = acts.list[i];
      if (act === undefined || !isOf(part, desk.lookup.sessions.get(act.session))) return false;
      if (key === undefined || act.time !== key.time) return true;
      const order = act.file - key.file || act.line - key.line;
      return back ? order < 0 : order > 0;
    };
    // Of one moment there are few: the first index of it is where both ways begin.
    if (back) while (at < acts.list.length && key !== undefined && acts.list[at]?.time === key.time) at += 1;
    const step = back ? -1 : 1;
    let i = back ? at - 1 : at;
    while (i >= 0 && i < acts.list.length && !isBeyond(i)) i += step;
    const found = acts.list[i];
    if (found === undefined) return { act: null };
    const { time, file, line, offset, session } = found;
    return { act: { key: keyOf(found), time: isoTime(time), ref: `f${file}:${line}:${offset}`, session } };
  },
};

/** What the shapes of the time line mean. */
export const timelineLegend: Route = {
  method: 'get',
  path: 'timeline-legend',
  rate: 'light',
  answer: ({ say }): TimelineLegend =>
    legendEntries('legend').map(({ key, picture }) => ({ words: say.text(key), picture })),
};
