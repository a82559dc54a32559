import { aliases, forwardFile, virtualAliases } from './aliases.ts';
import { bodystructureListing, doveadmListing } from './doveadm.ts';
import { doveconf } from './doveconf.ts';
import { hostname, hosts, mailname, timezone } from './host.ts';
import { logrotate } from './logrotate.ts';
import { mailq } from './mailq.ts';
import { masterCf } from './master-cf.ts';
import { postconf } from './postconf.ts';
import type { ContextReader } from './reader.ts';
import { roundcubeConfig } from './roundcube.ts';
import { sieveScript } from './sieve.ts';
import { sieveListing } from './sieve-listing.ts';
import { dovecotUsers, packageList, passwd } from './users.ts';
import { webProxies } from './web-proxies.ts';

/** Every kind of context file. The first that takes a file reads it, so those that know it by its content come first. */
export const contextReaders: readonly ContextReader[] = [
  bodystructureListing,
  doveadmListing,
  mailq,
  sieveListing,
  doveconf,
  masterCf,
  postconf,
  roundcubeConfig,
  logrotate,
  webProxies,
  sieveScript,
  forwardFile,
  virtualAliases,
  mailname,
  hostname,
  timezone,
  hosts,
  passwd,
  dovecotUsers,
  aliases,
  packageList,
];
