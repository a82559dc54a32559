import { canonicalAddress } from '../../base/ip.ts';
import { type Entry, isEntry, textUnder } from './entry.ts';

/**
 * A record of Caddy's access log under the names of nginx's variables; `undefined` for any other. `client_ip` is the
 * client by Caddy's own `trusted_proxies`, `remote_ip` whoever connected. Source: Caddy's documentation of `log`.
 */
export function caddyEntry(entry: Entry): Entry | undefined {
  const { request } = entry;
  if (!isEntry(request)) return undefined;
  const headers = isEntry(request.headers) ? request.headers : {};
  return {
    ts: entry.ts,
    status: entry.status,
    size: entry.size,
    request_time: entry.duration,
    remote_user: entry.user_id,
    remote_addr: clientOf(request),
    method: request.method,
    uri: request.uri,
    host: request.host,
    user_agent: firstOf(headers, 'User-Agent'),
    referer: firstOf(headers, 'Referer'),
    x_forwarded_for: firstOf(headers, 'X-Forwarded-For'),
  };
}

function clientOf(request: Entry): string {
  const address = textUnder(request, ['client_ip', 'remote_ip']);
  if (address !== '') return address;
  // Before 2.5 with the port behind it, an IPv6 address in brackets.
  const peer = textUnder(request, ['remote_addr']);
  const host = peer.slice(0, Math.max(0, peer.lastIndexOf(':')));
  return canonicalAddress(host.startsWith('[') ? host.slice(1, -1) : host) ?? '';
}

function firstOf(headers: Entry, name: string): unknown {
  const values: unknown = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(values) ? values[0] : undefined;
}
