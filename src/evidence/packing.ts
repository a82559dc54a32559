/** How a file is packed, told by its first bytes and never by its name. */
export type Packing = 'plain' | 'gzip' | 'xz' | 'bzip2' | 'zstd' | 'zip';

/**
 * The packing that a file's first bytes show. Sources: RFC 1952 2.3.1, xz-file-format 2.1.1.1, bzip2's `BZh1`..`BZh9`
 * with the block magic or the end magic, RFC 8878 3.1.1 and 3.1.2 (frames that are skipped), APPNOTE 4.3.7 and 4.3.16.
 */
export function packingOf(head: Buffer): Packing {
  const text = head.toString('latin1', 0, 10);
  if (text.startsWith('\x1f\x8b\x08')) return 'gzip';
  if (text.startsWith('\xfd7zXZ\x00')) return 'xz';
  if (/^BZh[1-9](1AY&SY|\x17rE8P\x90)/.test(text)) return 'bzip2';
  if (text.startsWith('\x28\xb5\x2f\xfd') || /^[\x50-\x5f]\x2a\x4d\x18/.test(text)) return 'zstd';
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  return 'plain';
}
