import type { EventFields } from '../event/columns.ts';
import type { FileFormat, Head } from './format.ts';
import { readClient, withoutPort } from './web/client.ts';
import { digitsAt } from './web/digits.ts';
import { type Entry, entryOf, entryStamp, textUnder } from './web/entry.ts';
import { addRequestTime } from './web/extras.ts';
import { asRequested } from './web/requested.ts';
import { webAccessJsonExamples } from './web-access-json.examples.ts';

const LONGEST = 2000;
const LONGEST_AGENT = 1000;
// A longer list of forwarders is left out: its last entry, the one that counts, may be missing.
const LONGEST_CLAIM = 1000;
const BRACE = 123;

// Names by which sites log a value: those of nginx's variables first.
const CLIENT = ['remote_addr', 'remote_ip', 'remoteip', 'remoteIP', 'client_ip', 'clientip', 'clientIp'];
const USER = ['remote_user', 'user', 'remoteUser'];
const REQUEST = ['request', 'request_line'];
const METHOD = ['request_method', 'method', 'verb'];
const TARGET = ['request_uri', 'uri', 'url', 'path'];
const QUERY = ['args', 'query_string', 'query'];
const STATUS = ['status', 'response', 'status_code'];
const BYTES = ['body_bytes_sent', 'bytes_sent', 'bytes', 'size'];
const AGENT = ['http_user_agent', 'user_agent', 'userAgent', 'useragent', 'agent'];
const REFERRER = ['http_referer', 'http_referrer', 'referer', 'referrer'];
const CLAIM = ['http_x_forwarded_for', 'x_forwarded_for', 'xff', 'http_x_real_ip'];
const HOST = ['host', 'http_host', 'vhost', 'virtual_host', 'server_name'];
const SECONDS = ['request_time'];

function head(line: string): Head | undefined {
  const entry = line.charCodeAt(0) === BRACE ? entryOf(line) : undefined;
  if (entry === undefined || textUnder(entry, STATUS) === '' || requestOf(entry) === '') return undefined;
  const stamp = entryStamp(entry);
  if (stamp === undefined) return undefined;
  const { wall, offset, precision } = stamp;
  return { wall, hasYear: true, offset, precision, host: '', program: '', pid: 0, at: 0, entry };
}

function read(line: string, head: Head): EventFields | undefined {
  const entry = head.entry ?? entryOf(line);
  const client = entry === undefined ? '' : textUnder(entry, CLIENT);
  if (entry === undefined || client === '') return undefined;
  const status = digitsAt(textUnder(entry, STATUS), 0, 3);
  const request = requestOf(entry);
  const fields = asRequested(request, status, request);
  if (!readClient(client, fields)) return undefined;
  if (status > 0) fields.status = status;
  const bytes = digitsAt(textUnder(entry, BYTES), 0, 15);
  if (bytes >= 0) fields.bytesOut = bytes;
  readTexts(entry, fields);
  return fields;
}

/** The request line, whole or put together from its parts; empty when neither is there. */
function requestOf(entry: Entry): string {
  const whole = textUnder(entry, REQUEST);
  if (whole !== '') return whole;
  const [method, target, query] = [METHOD, TARGET, QUERY].map((names) => textUnder(entry, names));
  if (method === undefined || method === '' || target === undefined || target === '') return '';
  if (query === undefined || query === '' || target.includes('?')) return `${method} ${target}`;
  return `${method} ${target}${query.startsWith('?') ? '' : '?'}${query}`;
}

function readTexts(entry: Entry, into: EventFields): void {
  const user = textUnder(entry, USER);
  if (user !== '') into.account = user.slice(0, 256);
  const referrer = textUnder(entry, REFERRER);
  if (referrer !== '' && into.action !== 'static-file') into.referrer = referrer.slice(0, LONGEST);
  const agent = textUnder(entry, AGENT);
  if (agent !== '') into.userAgent = agent.slice(0, LONGEST_AGENT);
  const claim = textUnder(entry, CLAIM);
  if (claim !== '' && claim.length < LONGEST_CLAIM) into.claimedAddress = claim;
  const host = textUnder(entry, HOST);
  if (host !== '') into.virtualHost ??= withoutPort(host).slice(0, 256);
  addRequestTime(textUnder(entry, SECONDS), into);
}

/** Access logs of JSON objects, one a line, by the names of nginx's variables and what else is usual. */
export const webAccessJson: FileFormat = {
  kind: 'file',
  id: 'web-access-json',
  title: 'Web server access log as JSON lines',
  source: 'web-access',
  head,
  read,
  examples: webAccessJsonExamples,
};
