/** The seven screens, in the order of their keys 1 to 7. */
export const SCREENS = ['case', 'timeline', 'scope', 'actor', 'evidence', 'lines', 'actions'] as const;
export type ScreenId = (typeof SCREENS)[number];

/** Where somebody is: a screen, and whatever they chose on it. All of it stands in the URL behind `#/`. */
export interface Place {
  readonly screen: ScreenId;
  /** Values by name, none empty. */
  readonly params: Readonly<Record<string, string>>;
}

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
  const params = { ...place.params, ...values };
  return {
    screen: place.screen,
    params: Object.fromEntries(Object.entries(params).filter(([, v]) => v !== '')),
  };
}
