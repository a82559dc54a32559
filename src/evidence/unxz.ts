import { ReadableStream } from 'node:stream/web';
import outer from 'xz-decompress';
import inner from 'xz-decompress/dist/package/xz-decompress.min.js';
import type { Report } from './problems.ts';

/**
 * Unpacks xz of one or several streams; for `nested`, inside another xz file that is being read.
 *
 * The library decodes one file at a time and the next waits for its lock: a reader must be read to its end or left
 * with `return`, or all others wait forever. Its second copy has a lock of its own, which is what a packed member of a
 * packed archive needs.
 */
export async function* unxz(
  source: AsyncIterable<Buffer>,
  report: Report,
  nested = false,
): AsyncGenerator<Buffer, void, undefined> {
  const { XzReadableStream } = nested ? inner : outer;
  const packed = new Packed(source);
  const reader = new XzReadableStream(packed.stream).getReader();
  let given = 0;
  let over = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      given += value.length;
      if (value.length > 0) yield Buffer.from(value.buffer, value.byteOffset, value.length);
    }
    over = true;
  } catch (error) {
    over = true;
    tell(error instanceof Error ? error.message : '', given, report);
  } finally {
    // After an error the library has let go of its lock by itself.
    if (!over) await reader.cancel();
  }
}

/** Says in our words what the decoder's code means; the codes are those of xz-embedded's `enum xz_ret`. */
function tell(message: string, given: number, report: Report): void {
  const code = Number(/error code (\d+)$/.exec(message)?.[1] ?? 0);
  if (code === 3 || code === 4) report('unsupported', 'xz dictionary');
  else if (code === 6) report('unsupported', 'xz filter or check');
  else if (code === 5 && given > 0) report('trailing-bytes');
  else if (code === 5 || code === 7) report('corrupt', 'xz block');
  else report('truncated');
}

/** The source as the stream of the web that the library reads. */
class Packed {
  readonly stream: ReadableStream<Uint8Array>;

  constructor(source: AsyncIterable<Buffer>) {
    const chunks = source[Symbol.asyncIterator]();
    this.stream = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const next = await chunks.next();
          if (next.done === true) controller.close();
          else controller.enqueue(next.value);
        },
      },
      { highWaterMark: 0 },
    );
  }
}
