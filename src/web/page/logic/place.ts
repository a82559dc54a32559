/** The seven screens, in the order of their keys 1 to 7. */
export const SCREENS = ['case', 'timeline', 'scope', 'actor', 'evidence', 'lines', 'actions'] as const;
export type ScreenId = (typeof SCREENS)[number];

/** Where somebody is: a screen, and whatever they chose on it. All of it stands in the URL behind `#/`. */
export interface Place {
  readonly screen: ScreenId;
  /** Values by name, none empty. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Values that belong to the drawer, whatever the screen: the line, what it proves, whether it is pinned, how much is
 * shown around it, what was loaded before and after, what is sought, whether lines are cut, and where `back` leads.
 */
const DRAWER = ['p', 'of', 'pin', 'dc', 'db', 'da', 'dq', 'dw', 'dt'] as const;

/** Takes the drawer away. */
export const CLOSED: Readonly<Record<string, string>> = Object.fromEntries(DRAWER.map((name) => [name, '']));

/** Values that go when the one they depend on becomes another: what was loaded around a line, the way back. */
const DEPENDENT: Readonly<Record<string, readonly string[]>> = { p: ['db', 'da'], of: ['dt'] };

/** The place that a URL's hash names; the first screen for anything else. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const screen = SCREENS.find((s) => s === path) ?? 'case';
  const params: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) if (value !== '') params[name] = value;
  return { screen, params };
}

/** The hash of a place; names in order, so that one place has one URL. */
export function formatPlace({ screen, params }: Place): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? `#/${screen}` : `#/${screen}?${text}`;
}

/** A place with some values changed; an empty value takes the name away. */
export function changed(place: Place, values: Readonly<Record<string, string>>): Place {
  const params: Record<string, string> = { ...place.params, ...values };
  for (const [name, others] of Object.entries(DEPENDENT)) {
    if (values[name] === undefined || values[name] === place.params[name]) continue;
    for (const other of others) if (values[other] === undefined) delete params[other];
  }
  return {
    screen: place.screen,
    params: Object.fromEntries(Object.entries(params).filter(([, v]) => v !== '')),
  };
}

/** What stays when one goes to another screen: the drawer, and masks. */
export function kept({ params }: Place): Readonly<Record<string, string>> {
  return pick(params, [...DRAWER, 'mask']);
}

/** A place that a link led to: a pinned drawer comes along, unless the link opens another proof. */
export function withPinned(before: Place, next: Place): Place {
  const opens = next.params.p !== undefined || next.params.of !== undefined;
  if (before.params.pin === undefined || opens) return next;
  return { screen: next.screen, params: { ...next.params, ...pick(before.params, DRAWER) } };
}

/** A place with names masked or not, whatever its address says. */
export function withMask({ screen, params }: Place, isMasked: boolean): Place {
  const { mask: _, ...rest } = params;
  return { screen, params: isMasked ? { ...rest, mask: '1' } : rest };
}

/**
 * Whether names are masked at a place that the reader came to: once masked, until the reader shows them. The address of
 * a link may mask them; a step of the history is older than what the reader last chose.
 */
export function staysMasked(isMasked: boolean, { params }: Place, linked: boolean): boolean {
  return isMasked || (linked && params.mask === '1');
}

function pick(
  params: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
