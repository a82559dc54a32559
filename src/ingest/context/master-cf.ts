import type { Place, PostfixService } from '../../case/context.ts';
import { type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

const SERVICE = /^\S+\s+(?:inet|unix|fifo|pass|unix-dgram)\s+[yn-]\s+[yn-]\s+[yn-]\s+\S+\s+\S+\s+\S/;
const KEPT_OPTION =
  /^(syslog_name|content_filter|always_bcc|receive_override_options|smtpd_(sasl|milters|relay|recipient|client|sender|tls|upstream|authorized)\w*)$/;

function optionsOf(args: readonly string[]): PostfixService['options'] {
  const options: { name: string; value: string }[] = [];
  for (let i = 0; i + 1 < args.length && options.length < 200; i += 1) {
    if (args[i] !== '-o') continue;
    // `-o { name = value with blanks }` since Postfix 3.0.
    let text = args[i + 1] ?? '';
    if (text.startsWith('{')) {
      const close = args.findIndex((a, k) => k > i && a.endsWith('}'));
      text = args
        .slice(i + 1, close < 0 ? i + 2 : close + 1)
        .join(' ')
        .replace(/^\{\s*|\s*\}$/g, '');
    }
    const equals = text.indexOf('=');
    const name = text.slice(0, equals).trim();
    if (equals > 0 && KEPT_OPTION.test(name)) options.push({ name, value: text.slice(equals + 1).trim() });
  }
  return options;
}

function serviceOf(text: string, place: Place): PostfixService | undefined {
  if (!SERVICE.test(text)) return undefined;
  const [name = '', type = '', , , , , , command = '', ...args] = text.split(/\s+/);
  return { name, type, command, options: optionsOf(args), place };
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const services: PostfixService[] = [];
  let held: string[] = [];
  let at: Place | undefined;
  const finish = (): void => {
    const service = at === undefined ? undefined : serviceOf(held.join(' ').trim(), at);
    if (service !== undefined && services.length < 10_000) services.push(service);
  };
  for (const { text: line, place } of linesOf(text, where)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (/^\s/.test(line)) {
      if (held.length < 500) held.push(line.trim());
    } else {
      finish();
      held = [line.trim()];
      at = place;
    }
  }
  finish();
  return { services };
}

/** Postfix's master.cf. Source: master(5). */
export const masterCf: ContextReader = {
  id: 'postfix-master',
  title: 'Postfix services',
  takes: (_path, head) => saidLines(head, 3).some((l) => SERVICE.test(l)),
  read,
  examples: [
    {
      path: 'x/master.cf',
      text: '#submission inet n - n - - smtpd\nsmtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o syslog_name=postfix/submission\n  -o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }\n',
      finds: {
        services: [
          { name: 'smtp', type: 'inet', command: 'smtpd', options: [] },
          {
            name: 'submission',
            options: [
              { name: 'syslog_name', value: 'postfix/submission' },
              { name: 'smtpd_relay_restrictions', value: 'permit_sasl_authenticated, reject' },
            ],
            place: { line: 3 },
          },
        ],
      },
    },
    { path: 'etc/postfix/transport', text: 'example.org smtp:[192.0.2.1]\n', finds: undefined },
  ],
};
