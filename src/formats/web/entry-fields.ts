import type { EventFields } from '../../event/columns.ts';
import type { Head } from '../format.ts';
import { readClient, withoutPort } from './client.ts';
import { digitsAt } from './digits.ts';
import { type Entry, entryStamp, textUnder } from './entry.ts';
import { addRequestTime } from './extras.ts';
import { asRequested } from './requested.ts';

const LONGEST = 2000;
const LONGEST_AGENT = 1000;
// A longer list of forwarders is left out: its last entry, the one that counts, may be missing.
const LONGEST_CLAIM = 1000;

// Names by which sites log a value: those of nginx's variables first.
const CLIENT = [
  'remote_addr',
  'remote_ip',
  'remoteip',
  'remoteIP',
  'client_ip',
  'clientip',
  'clientIp',
  'client',
  'src_ip',
];
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

/** The head of a line of named values; `undefined` when they are not those of a request. */
export function entryHead(entry: Entry): Head | undefined {
  if (textUnder(entry, STATUS) === '' || requestOf(entry) === '') return undefined;
  const stamp = entryStamp(entry);
  if (stamp === undefined) return undefined;
  const { wall, offset, precision } = stamp;
  return { wall, hasYear: true, offset, precision, host: '', program: '', pid: 0, at: 0, entry };
}

/** What was asked, from named values; `undefined` when they do not say by whom. */
export function readEntry(entry: Entry): EventFields | undefined {
  const client = textUnder(entry, CLIENT);
  if (client === '') return undefined;
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
