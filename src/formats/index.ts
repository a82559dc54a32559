import type { FileFormat, ProgramFormat } from './format.ts';

/** Kinds of file. Where two take the same lines, the first that takes most wins. */
export const fileFormats: readonly FileFormat[] = [];

/** Programs whose messages are read inside syslog-like files. */
export const programFormats: readonly ProgramFormat[] = [];
