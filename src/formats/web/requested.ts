import type { EventFields } from '../../event/columns.ts';
import { roundcubeRequest } from '../roundcube/url.ts';
import { isStatic, type Request, splitRequest } from './request.ts';

// Texts of the client are cut here: what is longer is kept in the line itself.
const LONGEST = 2000;

/** What a request line asked for; one that is no request is kept as it was `logged`, escapes and all. */
export function asRequested(text: string, status: number, logged: string): EventFields {
  const request = splitRequest(text);
  return request === undefined ? malformed(logged) : requested(request, status);
}

function requested(request: Request, status: number): EventFields {
  const { method, host, path, query } = request;
  const files = isStatic(path) && !path.includes('.php/');
  const fields: EventFields = files
    ? { action: 'static-file' }
    : (roundcubeRequest(method, path, query, status) ?? { action: 'request' });
  fields.protocol ??= 'http';
  fields.httpMethod = method;
  fields.path = path.slice(0, LONGEST);
  if (query !== '') fields.query = query.slice(0, LONGEST);
  if (host !== '') fields.virtualHost = host.slice(0, 256);
  return fields;
}

// A TLS handshake on a plain port, a probe, an empty request: kept as it was logged, escapes and all.
function malformed(text: string): EventFields {
  const fields: EventFields = { action: 'request', protocol: 'http', reason: 'bad-request' };
  if (text !== '-' && text !== '') fields.detail = text.slice(0, LONGEST);
  return fields;
}
