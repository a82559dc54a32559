declare module 'xz-decompress/dist/package/xz-decompress.min.js' {
  const xz: typeof import('xz-decompress');

  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which has nothing else to import
  export { xz as default };
}
declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads that many bits; `null` moves on to the next whole byte. */
  interface BitReader {
    (bits: number | null): number;
    bytesRead: number;
  }
  const bitIterator: (next: () => Uint8Array) => BitReader;

  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which has nothing else to import
  export { bitIterator as default };
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  type BitReader = (bits: number | null) => number;
  const bzip2: {
    /** Reads a stream's header: the block size, 1 to 9 times 100,000. */
    header(bits: BitReader): number;
    /** Reads a block: the stream's new checksum, or `null` when it was the end of the stream. */
    decompress(
      bits: BitReader,
      give: (byte: number) => void,
      buffer: Int32Array,
      size: number,
      checksum: number,
    ): number | null;
  };

  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which has nothing else to import
  export { bzip2 as default };
}
