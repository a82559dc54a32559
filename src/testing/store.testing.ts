import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECOND } from '../base/time.ts';
import type { Event, EventPlace } from '../event/columns.ts';
import { openChdb } from '../store/chdb.ts';
import { blockBuilder } from '../store/native.ts';
import { createEvents } from '../store/schema.ts';
import { trustedSql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** An event of an example: `at` seconds after {@link START}; file 1 and the next line unless it says so. */
export type GivenEvent = Partial<Event> & { readonly at?: number };

/** 2026-03-02T09:00:00Z, when examples begin, microseconds. */
export const START = Date.UTC(2026, 2, 2, 9) * 1000;

/** An engine of its own for tests, with a table of events that can be filled anew. */
export interface Bench {
  readonly store: Store;
  /** Empties the table and loads these. */
  readonly fill: (events: readonly GivenEvent[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the engine in a new folder; `close` ends it and removes the folder. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'constat-store-é’ '));
  const store = openChdb(join(folder, 'db'), { memoryBytes: 500_000_000 });
  await store.run(createEvents);
  return {
    store,
    fill: async (events) => {
      await store.run(trustedSql('TRUNCATE TABLE events'));
      if (events.length === 0) return;
      const block = blockBuilder(events.length);
      events.forEach((e, i) => {
        block.add(placeOf(e, i), fieldsOf(e));
      });
      const file = join(folder, 'block.native');
      writeFileSync(file, block.take());
      await store.load(file);
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function placeOf(e: GivenEvent, i: number): EventPlace {
  const { at = i } = e;
  return {
    time: e.time ?? Math.round(START + at * SECOND),
    precision: e.precision ?? 1,
    file: e.file ?? 1,
    line: e.line ?? i + 1,
    offset: e.offset ?? i * 100,
    length: e.length ?? 99,
    format: e.format ?? '',
    host: e.host ?? '',
    program: e.program ?? '',
    pid: e.pid ?? 0,
    repeat: e.repeat ?? 0,
  };
}

function fieldsOf(e: GivenEvent): Partial<Event> {
  const { at: _at, ...fields } = e;
  return fields;
}
