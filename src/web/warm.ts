import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { everybodyOf } from './actor/somebody.ts';
import type { Desk } from './desk.ts';
import { shelfOf } from './evidence/shelf.ts';
import { answerSoon } from './routes/case.ts';
import { citedOn } from './routes/cited.ts';
import { fixedOn } from './routes/evidence.ts';
import { scopeSoon } from './scope/scope.ts';
import { searcherOf } from './search/searcher.ts';

const FIRST_ACTORS = 8;

/**
 * Makes what screens follow from the whole Case with, in the order in which somebody comes to them, before they are
 * asked for; whoever asks meanwhile is answered in between. What fails here fails again where it is asked for.
 */
export async function warmUp(desk: Desk, signal: AbortSignal): Promise<void> {
  const steps = [
    () => answerSoon(desk),
    async () => (await scopeSoon(desk)).ready({ include: {}, exclude: {}, doubt: false, text: '' }, 'weight'),
    () => fixedOn(desk),
    () => shelfOf(desk).suspects(),
    () => citedOn(desk),
    () => everybodyOf(desk),
    () => desk.timeline().rows('session'),
    ...[...Array(FIRST_ACTORS).keys()].flatMap((at) => [
      () => everybodyOf(desk).list[at]?.places,
      () => everybodyOf(desk).list[at]?.strengths,
      () => everybodyOf(desk).list[at]?.graph,
    ]),
    () => everybodyOf(desk).address(''),
    () => everybodyOf(desk).entryMatrix(''),
    () => everybodyOf(desk).originMatrix(),
    async () => (await scopeSoon(desk)).texts(),
  ];
  for (const step of steps) {
    if (signal.aborted) return;
    await step();
    await breathe();
  }
}

const LOOK = 200;

/** The same for what screens read from the records, once those are ready; until then whoever asks makes it. */
export async function warmRecords(desk: Desk, signal: AbortSignal): Promise<void> {
  while (desk.records.state().engine === 'preparing') await wait(LOOK, undefined, { signal });
  await desk.timeline().counts();
  await searcherOf(desk).start('', signal);
}
