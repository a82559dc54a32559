/**
 * The engine's own process: takes queries by message, gives back bytes. Started by process.ts; never imported.
 * The engine must not be loaded in a worker thread: it ends the whole process when the thread ends.
 */
import { Session } from 'chdb';
import { plantedIn } from './planted.ts';
import { OUT_OF_PATIENCE, PLANTED, type Reply, type Request, type ToEngine } from './process.ts';

const directory = process.argv[2] ?? '';
const planted = plantedIn(directory);
if (planted !== undefined) {
  process.stderr.write(`${PLANTED}${JSON.stringify(planted)}\n`);
  process.exit(1);
}

/** A connection answers one query after the other; several answer side by side. */
interface Lane {
  readonly session: Session;
  tail: Promise<unknown>;
}

const lanes = new Map<string, Lane>();
// Opened at once, so that a folder that another process holds is told before anything is asked.
open('');
const waiting = new Set<number>();
const cancelled = new Set<number>();

function open(name: string): Lane {
  const known = lanes.get(name);
  if (known !== undefined) return known;
  const lane: Lane = { session: new Session(directory), tail: Promise.resolve() };
  // Beside the first lane values are written into the text (bind.ts), which makes it longer.
  if (name !== '') lane.session.query('SET max_query_size = 67108864');
  lanes.set(name, lane);
  return lane;
}

process.on('message', (message: ToEngine) => {
  if ('end' in message) {
    for (const { session } of lanes.values()) session.close();
    process.exit(0);
  }
  if ('cancel' in message) cancel(message.cancel);
  else enqueue(message);
});
process.on('disconnect', () => process.exit(0));

function enqueue(request: Request): void {
  const lane = open(request.lane);
  waiting.add(request.id);
  lane.tail = lane.tail.then(() =>
    answer(lane.session, request).then(
      (reply) => process.send?.(reply),
      (error: unknown) => process.send?.({ id: request.id, error: String(error) } satisfies Reply),
    ),
  );
}

async function answer(session: Session, request: Request): Promise<Reply> {
  waiting.delete(request.id);
  if (cancelled.delete(request.id)) return { id: request.id, error: 'cancelled' };
  const options = { format: request.format };
  const { patience } = request;
  const timer =
    patience === undefined ? undefined : setTimeout(() => process.exit(OUT_OF_PATIENCE), patience);
  try {
    const result =
      Object.keys(request.params).length === 0
        ? await session.queryAsync(request.text, options)
        : await session.queryBindAsync(request.text, request.params, options);
    return { id: request.id, bytes: result.bytes() };
  } finally {
    clearTimeout(timer);
  }
}

function cancel(id: number): void {
  if (waiting.has(id)) cancelled.add(id);
  else {
    const kill = `KILL QUERY WHERE Settings['log_comment'] = '${commentOf(id)}' ASYNC`;
    open('cancel')
      .session.queryAsync(kill, { format: 'Null' })
      .catch(() => undefined);
  }
}

function commentOf(id: number): string {
  return `constat-${Number(id)}`;
}
