import type { Fact } from '../../case/context.ts';
import { type ContextReader, linesOf, words } from './reader.ts';

const DIRECTIVE = /^\s*(?:set_real_ip_from|RemoteIPInternalProxy|RemoteIPTrustedProxy)\s+([^;#]{1,4000})/i;

function proxiesOf(line: string): readonly string[] {
  const found = DIRECTIVE.exec(line.slice(0, 8192));
  return found === null ? [] : words(found[1] ?? '');
}

/**
 * Configuration of nginx (`set_real_ip_from`) or Apache (`RemoteIPInternalProxy`, `RemoteIPTrustedProxy`) that names
 * the proxies in front of it. Sources: ngx_http_realip_module, mod_remoteip.
 */
export const webProxies: ContextReader = {
  id: 'web-proxies',
  title: 'Proxies that a web server trusts',
  takes: (_path, head) => head.split('\n').some((line) => proxiesOf(line).length > 0),
  read: (text, where) => {
    const proxies: Fact<string>[] = [];
    for (const { text: line, place } of linesOf(text, where))
      for (const value of proxiesOf(line)) proxies.push({ value, place, rank: 'file' });
    return { proxies };
  },
  examples: [
    {
      path: 'etc/nginx/conf.d/realip.conf',
      text: '# our balancer\nset_real_ip_from 10.0.0.0/24; # two of them\nset_real_ip_from 2001:db8::5;\nset_real_ip_from unix:;\nreal_ip_header X-Forwarded-For;\n',
      finds: { proxies: [{ value: '10.0.0.0/24' }, { value: '2001:db8::5' }, { value: 'unix:' }] },
    },
    {
      path: 'etc/apache2/conf-enabled/remoteip.conf',
      text: 'RemoteIPHeader X-Forwarded-For\n  remoteipinternalproxy 10.0.0.7 10.0.0.8\nRemoteIPTrustedProxy 192.0.2.1\n',
      finds: { proxies: [{ value: '10.0.0.7' }, { value: '10.0.0.8' }, { value: '192.0.2.1' }] },
    },
    {
      path: 'etc/nginx/nginx.conf',
      text: '# set_real_ip_from 10.0.0.0/24;\nserver {\n  listen 443;\n}\n',
      finds: undefined,
    },
  ],
};
