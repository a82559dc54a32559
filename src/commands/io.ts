import type { Colors } from 'picocolors/types.js';

/** What a command may touch outside itself; the streams, the clock and the environment come from cli.ts. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Out;
  readonly stderr: Out;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
  /** Raised by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Colours of stdout. */
  readonly colors: Colors;
  /** The program's version. */
  readonly version: string;
}

/** A stream that text goes to. */
export interface Out {
  readonly stream: NodeJS.WritableStream;
  readonly isTTY: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly columns: number;
}

/** Writes and waits until the stream takes more. Text is written as UTF-8, a Buffer as it is. */
export function write(out: Out, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || out.stream.write(text)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const done = (error?: Error): void => {
      out.stream.off('drain', done);
      out.stream.off('error', done);
      if (error === undefined) resolve();
      else reject(error);
    };
    out.stream.on('drain', done);
    out.stream.on('error', done);
  });
}

/** Throws the reason once the run was interrupted. */
export function stopIfInterrupted(io: Pick<Io, 'signal'>): void {
  io.signal.throwIfAborted();
}
