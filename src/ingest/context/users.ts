import type { InstalledPackage, KnownUser } from '../../case/context.ts';
import { baseName, type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

const PASSWD = /^[^:\s]{1,256}:[^:]*:\d{1,10}:\d{1,10}:[^:]*:[^:]*:[^:]*$/;

/** /etc/passwd: who has an account on the host. Source: passwd(5). */
export const passwd: ContextReader = {
  id: 'passwd',
  title: 'Users of the host',
  takes: (path, head) => {
    const said = saidLines(head);
    if (!said.some((l) => PASSWD.test(l)) || !said.every((l) => PASSWD.test(l) || /^[+-]/.test(l)))
      return false;
    return said.some((l) => /^root:[^:]*:0:0:/.test(l)) || /^passwd(\.txt|-)?$/.test(baseName(path));
  },
  read: (text, where) => {
    const users: KnownUser[] = [];
    for (const { text: line, place } of linesOf(text, where)) {
      if (!PASSWD.test(line) || users.length >= 1_000_000) continue;
      const [name = '', , uid, , , home = ''] = line.split(':');
      users.push({ name, by: 'passwd', uid: Number(uid), home, place });
    }
    return { users };
  },
  examples: [
    {
      path: 'etc/passwd',
      text: 'root:x:0:0:root:/root:/bin/bash\nanna:x:1001:1001:Anna,,,:/home/anna:/bin/sh\n',
      finds: {
        users: [
          { name: 'root', uid: 0 },
          { name: 'anna', by: 'passwd', uid: 1001, home: '/home/anna' },
        ],
      },
    },
    { path: 'etc/group', text: 'root:x:0:\nmail:x:8:anna\n', finds: undefined },
  ],
};

const HASHED = /^[^:\s]{1,256}:(\{[A-Za-z0-9.-]{2,30}\}|\$[0-9a-z]{1,10}\$)/;
const ADDRESS = /^[^:\s@]{1,200}@[^:\s@]{1,255}:/;

/** Dovecot's passwd-file: names only, no hash is kept. Source: doc.dovecot.org, passwd-file. */
export const dovecotUsers: ContextReader = {
  id: 'dovecot-users',
  title: 'Users of Dovecot',
  takes: (path, head) => {
    const said = saidLines(head);
    if (said.length === 0 || said.some((l) => !/^[^:\s]{1,256}(:|$)/.test(l))) return false;
    if (baseName(path).startsWith('shadow') || said.some((l) => PASSWD.test(l) && l.startsWith('root:')))
      return false;
    const named = /(^|\/)(dovecot[\w.-]*\/|dovecot[-_.])?(users|passwd|userdb|passdb|virtual-users)(\.txt)?$/;
    return said.every((l) => HASHED.test(l) || (ADDRESS.test(l) && named.test(path)));
  },
  read: (text, where) => {
    const users: KnownUser[] = [];
    for (const { text: line, place } of linesOf(text, where)) {
      const name = /^[^:\s#]{1,256}(?=:|$)/.exec(line)?.[0];
      if (name !== undefined && users.length < 1_000_000) users.push({ name, by: 'dovecot', place });
    }
    return { users };
  },
  examples: [
    {
      path: 'etc/dovecot/users',
      text: '# mailboxes\nanna@example.org:{SHA512-CRYPT}$6$abc$def:1000:1000::/srv/anna::\nben@example.org:{BLF-CRYPT}$2y$05$xyz\n',
      finds: {
        users: [{ name: 'anna@example.org', by: 'dovecot', place: { line: 2 } }, { name: 'ben@example.org' }],
      },
    },
    { path: 'etc/shadow', text: 'root:$6$abc$def:19000:0:99999:7:::\n', finds: undefined },
  ],
};

const MAIL_SOFTWARE =
  /^(postfix|dovecot|exim|roundcube|nginx|apache2|httpd|openssh|php|libapache2|rsyslog|opendkim|rspamd|spamassassin|amavis|clamav|fail2ban|sogo|rainloop|snappymail|horde|squirrelmail|mariadb|mysql|postgresql|haproxy|mailman|cyrus|courier|auditd|logrotate)/;

function packageOf(line: string): { name: string; version: string } | undefined {
  // `dpkg -l`, `dpkg-query -W`, and `rpm -qa`.
  const m =
    /^[hi][a-zA-Z]R? +(\S{1,200}) +(\S{1,200})/.exec(line) ??
    /^([a-z0-9][a-z0-9+.-]{1,100}(?::[a-z0-9]+)?)[ \t]+(\d\S{0,200})$/.exec(line) ??
    /^([A-Za-z0-9][\w+.-]{0,100})-(\d[^-\s]{0,80}-[^-\s]{1,80})$/.exec(line);
  return m?.[1] === undefined || m[2] === undefined
    ? undefined
    : { name: m[1].replace(/:[a-z0-9]+$/, ''), version: m[2] };
}

function readPackages(text: string, where: Where): ReturnType<ContextReader['read']> {
  const packages: InstalledPackage[] = [];
  for (const { text: line, place } of linesOf(text, where)) {
    if (line.startsWith('rc ') || line.length > 1000) continue;
    const found = packageOf(line);
    if (found !== undefined && MAIL_SOFTWARE.test(found.name) && packages.length < 100_000)
      packages.push({ ...found, place });
  }
  return { packages };
}

/** `dpkg -l`, `dpkg-query -W`, `rpm -qa`: versions of the software that handles mail. */
export const packageList: ContextReader = {
  id: 'dpkg-list',
  title: 'Installed packages',
  takes: (_path, head) => {
    if (head.startsWith('Desired=Unknown/Install/Remove')) return true;
    const said = saidLines(head, 200);
    const found = said.flatMap((l) => (l.length > 1000 ? [] : (packageOf(l)?.name ?? [])));
    return found.length >= 2 && found.length === said.length && found.some((n) => MAIL_SOFTWARE.test(n));
  },
  read: readPackages,
  examples: [
    {
      path: 'dpkg.txt',
      text: 'dovecot-core\t1:2.3.21+dfsg1-2\nlibc6:amd64\t2.36-9\npostfix\t3.8.6-1\n',
      finds: {
        packages: [
          { name: 'dovecot-core', version: '1:2.3.21+dfsg1-2' },
          { name: 'postfix', version: '3.8.6-1', place: { line: 3 } },
        ],
      },
    },
    {
      path: 'rpm.txt',
      text: 'postfix-3.5.25-1.el9.x86_64\nbash-5.1.8-9.el9.x86_64\n',
      finds: { packages: [{ name: 'postfix', version: '3.5.25-1.el9.x86_64' }] },
    },
    { path: 'list.txt', text: 'apples 12\npears 14\n', finds: undefined },
  ],
};
