import type { EvidenceFile } from './evidence.ts';

/** Bytes from which on a text of no known kind is taken for a log that nothing reads. */
export const LOG_BYTES = 100_000;
// Logs pack to about a tenth.
const PACKED_BYTES = LOG_BYTES / 10;
const PACKED = /\.(gz|bz2|xz|zst|lz4|Z)$/;

/** Files that are likely logs of a kind that nothing reads, the largest first: what they say is missing from the case. */
export function unreadLogs(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const archives = new Set(files.filter((f) => f.member !== '').map((f) => f.path));
  return files
    .filter(
      ({ path, member, format, bytes, problems }) =>
        format === '' &&
        !problems.includes('binary') &&
        !(member === '' && archives.has(path)) &&
        bytes >= (PACKED.test(member === '' ? path : member) ? PACKED_BYTES : LOG_BYTES),
    )
    .sort((a, b) => b.bytes - a.bytes || (`${a.path}!${a.member}` < `${b.path}!${b.member}` ? -1 : 1));
}
