/**
 * What can go wrong between a folder and its lines. The codes are keys of sentences in the language files; `meaning`
 * is the English of it for developers. `loses` says whether something that a log might have shown was not read, so
 * that a run which met one ends with exit code 3.
 */
export const PROBLEMS = {
  empty: { loses: false, meaning: 'the file has no bytes' },
  binary: { loses: false, meaning: 'the file is not text' },
  'utf-16': { loses: false, meaning: 'the text is UTF-16: offsets count in its UTF-8 form' },
  'journal-export': {
    loses: false,
    meaning: 'the text is a journal export: offsets count in its form as JSON lines',
  },
  'long-line': { loses: true, meaning: 'lines longer than the limit were cut; the detail counts them' },
  truncated: { loses: true, meaning: 'the packed data ends too early; what came out was read' },
  corrupt: { loses: true, meaning: 'the packed data is damaged; what came out before was read' },
  'trailing-bytes': { loses: true, meaning: 'bytes that are not packed data follow the packed data' },
  'expands-too-far': { loses: true, meaning: 'the file unpacks to more than the limit; the rest was left' },
  unsupported: { loses: true, meaning: 'the packing uses a feature that is not read; the detail names it' },
  encrypted: { loses: true, meaning: 'the archive member is encrypted' },
  'nested-archive': { loses: true, meaning: 'an archive inside an archive was not opened' },
  'too-many-members': {
    loses: true,
    meaning: 'the archive has more members than the limit; the rest was left',
  },
  'unsafe-name': { loses: false, meaning: 'the member name is absolute or climbs out; it was only shown' },
  grew: {
    loses: true,
    meaning: 'the file grew while it was read; only its bytes of the beginning were read',
  },
  changed: { loses: true, meaning: 'the file shrank or was rewritten while it was read' },
  'read-error': { loses: true, meaning: 'the disk or the system refused to read on; the detail is its code' },
  permission: { loses: true, meaning: 'the account that runs the program may not read it' },
  unreadable: { loses: true, meaning: 'it could not be looked at; the detail is the system’s code' },
  gone: { loses: true, meaning: 'it vanished between being listed and being read' },
  'link-loop': { loses: false, meaning: 'a symbolic link that leads to itself' },
  'link-outside': {
    loses: true,
    meaning: 'a symbolic link that leaves the evidence; it was not followed; the detail is its target',
  },
  'link-inside': { loses: false, meaning: 'a symbolic link; its target is read where it lies' },
  'link-broken': { loses: false, meaning: 'a symbolic link to nothing; the detail is its target' },
  fifo: { loses: false, meaning: 'a named pipe; never opened' },
  socket: { loses: false, meaning: 'a socket; never opened' },
  device: { loses: false, meaning: 'a device; never opened' },
  'too-deep': { loses: true, meaning: 'folders nest deeper than the limit; what lies below was left' },
  'too-many-files': { loses: true, meaning: 'more files than the limit; the rest was left' },
  'inside-other-root': {
    loses: false,
    meaning: 'a folder was named twice, or lies in another that was named',
  },
} as const satisfies Readonly<Record<string, { readonly loses: boolean; readonly meaning: string }>>;

/** Key of {@link PROBLEMS}. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Something that went wrong with one file, folder or member. */
export interface Problem {
  /** Where, as it is shown: `mail.log.2.gz`, or `backup.tgz!var/log/mail.log` for a member. */
  readonly shown: string;
  readonly problem: ProblemCode;
  /** A count, a system's error code or a link's target; empty when the code says all. Control characters spelled out. */
  readonly detail: string;
}

/** Takes note of a problem of the file at hand. */
export type Report = (problem: ProblemCode, detail?: string) => void;

/** The system's code of an error (`EACCES`), or its class for an error that has none. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  }
  return 'unknown';
}

/** The problem that a failed look at a file or a folder amounts to, from the system's code. */
export function problemOf(code: string): ProblemCode {
  if (code === 'EACCES' || code === 'EPERM') return 'permission';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
  return code === 'ELOOP' ? 'link-loop' : 'unreadable';
}
