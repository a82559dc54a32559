/** A minute of the events: how many they are, and the bytes of their lines. */
export interface Minute {
  /** Minutes since 1970 UTC. */
  readonly minute: number;
  readonly rows: number;
  readonly bytes: number;
}

/** A span of time whose events are few enough to be joined with their lines at once. */
export interface Slice {
  /** Minutes since 1970 UTC; `to` is not in it. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** In so many pieces; 1 unless a single minute is too much. */
  readonly pieces: number;
}

/** What one slice may hold. */
export interface SliceLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** Cuts minutes, in their order, into slices within limits, so that each event is in exactly one. */
export function slicesOf(minutes: readonly Minute[], limits: SliceLimits): readonly Slice[] {
  const slices: Slice[] = [];
  let open: { from: number; to: number; rows: number; bytes: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { from, to, rows, bytes } = open;
    const pieces = Math.max(1, Math.ceil(rows / limits.rows), Math.ceil(bytes / limits.bytes));
    slices.push({ from, to, rows, pieces });
    open = undefined;
  };
  for (const { minute, rows, bytes } of minutes) {
    if (open !== undefined && (open.rows + rows > limits.rows || open.bytes + bytes > limits.bytes)) close();
    open ??= { from: minute, to: minute, rows: 0, bytes: 0 };
    open = { from: open.from, to: minute + 1, rows: open.rows + rows, bytes: open.bytes + bytes };
  }
  close();
  return slices;
}
