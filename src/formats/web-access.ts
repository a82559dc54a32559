import type { EventFields } from '../event/columns.ts';
import type { Asked, FileFormat, Head } from './format.ts';
import { CLF_LENGTH, clfOffset, clfWall, findClfStamp } from './web/clf.ts';
import { readClient } from './web/client.ts';
import { digitsAt, isStatusNext } from './web/digits.ts';
import { readAfterStatus } from './web/headers.ts';
import { unusualLayout } from './web/layout.ts';
import { endOfQuoted, unescaped } from './web/quoted.ts';
import { asRequested } from './web/requested.ts';
import { webAccessExamples } from './web-access.examples.ts';

const MINUS = 45;

function head(line: string): Head | undefined {
  const at = findClfStamp(line);
  if (at < 0) return unusualHead(line);
  const wall = clfWall(line, at);
  if (Number.isNaN(wall)) return undefined;
  const offset = clfOffset(line, at);
  return {
    wall,
    hasYear: true,
    offset: Number.isNaN(offset) ? undefined : offset,
    precision: 1_000_000,
    host: '',
    program: '',
    pid: 0,
    at: at + CLF_LENGTH + 1,
  };
}

function unusualHead(line: string): Head | undefined {
  const layout = unusualLayout(line);
  if (layout === undefined) return undefined;
  const { stamp, request, asked } = layout;
  const { wall, offset, precision } = stamp;
  return { wall, hasYear: true, offset, precision, host: '', program: '', pid: 0, at: request, asked };
}

function read(line: string, { at, asked }: Head): EventFields | undefined {
  const close = endOfQuoted(line, at + 1);
  if (close < 0) return undefined;
  if (isStatusNext(line, close) && line.charCodeAt(close + 2) !== MINUS)
    return readRequest(line, at, close, asked);
  // A virtual host in quotes where the request was looked for, or a request whose quotes were not escaped.
  const layout = asked === undefined ? unusualLayout(line) : undefined;
  const from = layout?.request ?? at;
  return readRequest(line, from, endOfRequest(line, from + 1), layout?.asked ?? asked);
}

function readRequest(
  line: string,
  at: number,
  close: number,
  asked: Asked | undefined,
): EventFields | undefined {
  if (close < 0) return undefined;
  const status = digitsAt(line, close + 2, 3);
  const text = line.slice(at + 1, close);
  const fields = asRequested(unescaped(text), status, text);
  if (!readClient(asked?.client ?? line.slice(0, at - CLF_LENGTH - 2), fields)) return undefined;
  if (asked !== undefined && asked.virtualHost !== '') fields.virtualHost = asked.virtualHost;
  if (status > 0) fields.status = status;
  const afterStatus = line.indexOf(' ', close + 2);
  if (afterStatus >= 0) readAfterStatus(line, afterStatus + 1, fields);
  return fields;
}

/**
 * The quote that ends the request: the first that is not escaped. Where a server does not escape (before Apache
 * 2.0.46), it is the first that the status follows.
 */
function endOfRequest(line: string, from: number): number {
  let close = endOfQuoted(line, from);
  while (close >= 0 && !isStatusNext(line, close)) close = line.indexOf('"', close + 1);
  return close;
}

/** Access logs of Apache and nginx: common, combined, with virtual host, with what sites add at the end. */
export const webAccess: FileFormat = {
  kind: 'file',
  id: 'web-access',
  title: 'Web server access log',
  source: 'web-access',
  head,
  read,
  examples: webAccessExamples,
};
