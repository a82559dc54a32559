import { zone } from '../base/time.ts';
import type { Stamp } from '../case/context.ts';
import type { Survey } from './read-all.ts';

/** How stamps of listings, which carry no zone, become instants: in the zone that the host's own files name or its logs prove. */
export function instantOf(surveyed: Survey): (stamp: Stamp) => number {
  const named = surveyed.context.zones.find((z) => z.kind !== 'posix')?.value;
  const proven = surveyed.members.find(
    (m) => m.clock !== undefined && m.clock.zone !== '' && m.clock.zoneSource !== 'assumed',
  )?.clock;
  // A zone that the records contradict is not the one that the clock showed.
  const name =
    proven !== undefined && proven.contradicted !== '' ? proven.zone : (named ?? proven?.zone ?? 'Z');
  const at = zone(name) ?? zone('Z');
  return (stamp) => (stamp.zoned || at === undefined ? stamp.micros : at.toInstant(stamp.micros));
}
