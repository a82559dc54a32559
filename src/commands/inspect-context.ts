import type { Context, Fact, Place } from '../case/context.ts';

/** A thing that configuration says and that bears on what logs can show. Text is a byte string. */
export interface Said {
  /** `dovecot`, `postfix`, `roundcube`, `host`. */
  readonly about: string;
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

/** What the files that are no logs say, with where they say it. Lists and messages are only counted. */
export function contextFacts(context: Context): readonly Said[] {
  return [
    ...products(context),
    ...context.hostNames.map((f) => said('host', 'host name', f)),
    ...context.mailNames.map((f) => said('host', 'mail name', f)),
    ...context.zones.map((f) => said('host', 'zone', f)),
    ...context.clocks.map(({ zone, place }) => ({
      about: 'host',
      name: 'clock was read',
      value: zone,
      place,
    })),
    ...context.versions.map((f) => said(f.product, 'version', f)),
    ...counts(context),
  ];
}

const ON_OFF = new Map<string, string>([
  ['true', 'on'],
  ['false', 'off'],
]);

function said<T>(about: string, name: string, { value, place }: Fact<T>): Said {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return { about, name, value: ON_OFF.get(text) ?? text, place };
}

function* settingsOf(about: string, product: object): Generator<Said> {
  for (const [name, fact] of Object.entries(product)) {
    // Every setting of the three products has this form; lists of namespaces and services have not.
    if (isFact(fact)) yield said(about, snake(name), fact);
  }
}

function products({ dovecot, postfix, roundcube }: Context): readonly Said[] {
  return [
    ...settingsOf('dovecot', dovecot),
    ...settingsOf('postfix', postfix),
    ...settingsOf('roundcube', roundcube),
  ].filter(({ name }) => name !== 'version');
}

function isFact(value: unknown): value is Fact<unknown> {
  return (
    typeof value === 'object' && value !== null && 'value' in value && 'place' in value && 'rank' in value
  );
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}

function counts(context: Context): readonly Said[] {
  const messages = context.listings.flatMap((l) => (l.messages.length === 0 ? [] : [l]));
  const of = (name: string, count: number, place: Place | undefined): readonly Said[] =>
    place === undefined ? [] : [{ about: 'host', name, value: String(count), place }];
  return [
    ...of('accounts with a listing', messages.length, messages[0]?.place),
    ...of(
      'listed messages',
      messages.reduce((n, l) => n + l.messages.length, 0),
      messages[0]?.place,
    ),
    ...of('sieve scripts', context.scripts.length, context.scripts[0]?.place),
    ...of('forwards', context.forwards.length, context.forwards[0]?.place),
    ...of('queued messages', context.queue.length, context.queue[0]?.place),
    ...of('known users', context.users.length, context.users[0]?.place),
    ...of('rotation rules', context.rotations.length, context.rotations[0]?.place),
  ];
}
