import { SECOND } from '../../base/time.ts';
import { sql } from '../../store/sql.ts';
import type { Hole } from './holes.ts';
import type { Material } from './inputs.ts';
import { refOfRow } from './proof.ts';
import { stranded } from './strands.ts';

/** A boot of the host, or a start or stop of a service. */
export interface Notice {
  readonly time: number;
  readonly action: 'boot' | 'service-started' | 'service-stopped';
  readonly source: string;
  readonly detail: string;
  readonly ref: string;
}

/** Boots, starts and stops in the window. */
export async function notices(material: Material): Promise<readonly Notice[]> {
  const rows =
    await material.store.rows(sql`SELECT micros, file, line, offset, action, source, substring(detail, 1, 200)
    FROM ${stranded(material.world, material.files)}
    WHERE action IN ('boot', 'service-started', 'service-stopped') ORDER BY micros, file, line LIMIT 50000`);
  return rows.map((row) => ({
    time: Number(row[0]),
    ref: refOfRow(row),
    action: String(row[4]) as Notice['action'],
    source: String(row[5]),
    detail: String(row[6]).toLowerCase(),
  }));
}

/** Why a silence is none that hides anything; `refs` are the lines that say so. */
export interface Explanation {
  readonly key: 'boot' | 'service-stopped';
  readonly refs: readonly string[];
}

// Names under which the service manager speaks of a source.
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  dovecot: ['dovecot'],
  postfix: ['postfix'],
  'web-access': ['apache', 'httpd', 'nginx'],
  'web-error': ['apache', 'httpd', 'nginx'],
  roundcube: ['apache', 'httpd', 'nginx', 'php'],
};

/** Whether the host booted or the service was stopped and started, at the ends of the silence. */
export function explain(material: Material, hole: Hole, list: readonly Notice[]): Explanation | undefined {
  const near = material.thresholds.explains * SECOND;
  const boots = list.filter((n) => n.action === 'boot' && n.time > hole.from && n.time <= hole.to + near);
  // What never spoke before the boot, or not again after it, is not silent because of it.
  if (boots.length > 0 && hole.edge === '') return { key: 'boot', refs: boots.slice(0, 2).map((n) => n.ref) };
  const own = list.filter((n) => speaksOf(n, hole.source));
  const stop = own.find((n) => n.action === 'service-stopped' && Math.abs(n.time - hole.from) <= near);
  const start = own.find((n) => n.action === 'service-started' && Math.abs(n.time - hole.to) <= near);
  if (stop === undefined || start === undefined || start.time <= stop.time) return undefined;
  return { key: 'service-stopped', refs: [stop.ref, start.ref] };
}

function speaksOf(notice: Notice, source: string): boolean {
  if (notice.source === source) return true;
  const names = SERVICES[source] ?? [];
  if (notice.source === 'web-error') return names.includes('nginx');
  return notice.source === 'host' && names.some((name) => notice.detail.includes(name));
}
