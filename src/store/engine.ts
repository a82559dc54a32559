/**
 * The engine's own process: takes queries by message, gives back bytes. Started by chdb.ts; never imported.
 * The engine must not be loaded in a worker thread: it ends the whole process when the thread ends.
 */
import { Session } from 'chdb';
import type { Reply, Request } from './chdb.ts';

const session = new Session(process.argv[2] ?? '');

process.on('message', (request: Request | { readonly id: -1 }) => {
  if (!('text' in request)) {
    session.close();
    process.exit(0);
  }
  answer(request).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) } satisfies Reply),
  );
});
process.on('disconnect', () => process.exit(0));

async function answer(request: Request): Promise<Reply> {
  const options = { format: request.format };
  const result =
    Object.keys(request.params).length === 0
      ? await session.queryAsync(request.text, options)
      : await session.queryBindAsync(request.text, request.params, options);
  return { id: request.id, bytes: result.bytes() };
}
