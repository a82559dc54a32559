/** Everything that a key can do, with its usual keys (`KeyboardEvent.key`, `Shift+` where it is not in the key itself). */
export const ACTIONS = {
  'screen.case': ['1'],
  'screen.timeline': ['2'],
  'screen.scope': ['3'],
  'screen.actor': ['4'],
  'screen.evidence': ['5'],
  'screen.lines': ['6'],
  'screen.actions': ['7'],
  'row.next': ['j', 'ArrowDown'],
  'row.previous': ['k', 'ArrowUp'],
  'row.first': ['Home'],
  'row.last': ['End'],
  'row.page-down': ['PageDown'],
  'row.page-up': ['PageUp'],
  'row.open': ['o', 'Enter'],
  'row.expand': ['ArrowRight'],
  'row.fold': ['ArrowLeft'],
  'row.select': [' '],
  'proof.next': [']'],
  'proof.previous': ['['],
  'context.more': ['z'],
  'context.less': ['Z'],
  'filter.include': ['f'],
  'filter.exclude': ['F'],
  'filter.same': ['v'],
  'filter.clear': ['x'],
  find: ['/'],
  palette: [':'],
  sql: [';'],
  'sql.line': ['V'],
  'time.zoom-in': ['w'],
  'time.zoom-out': ['s'],
  'time.left': ['a'],
  'time.right': ['d'],
  'time.select-left': ['Shift+ArrowLeft'],
  'time.select-right': ['Shift+ArrowRight'],
  'time.go': ['g'],
  'time.lanes': ['l', 'L'],
  'hit.next': ['n'],
  'hit.previous': ['N'],
  mark: ['m'],
  'mark.next': ['u'],
  'mark.previous': ['U'],
  note: ['e', 'a'],
  citation: ['y'],
  permalink: ['Y'],
  'same-session': ['i'],
  table: ['t'],
  zone: ['T'],
  mask: ['H'],
  help: ['?'],
  close: ['Escape'],
} as const satisfies Record<string, readonly string[]>;

export type Action = keyof typeof ACTIONS;

/** What somebody changed: keys of actions, and whether single letters do anything (WCAG 2.1.4). */
export interface KeySettings {
  readonly letters: boolean;
  readonly keys: Readonly<Partial<Record<Action, readonly string[]>>>;
}

export const USUAL: KeySettings = { letters: true, keys: {} };

/** What a key event is made of. */
export interface Pressed {
  readonly key: string;
  readonly shift: boolean;
  readonly other: boolean;
}

/** The name of what was pressed: `Shift+ArrowLeft`, `N`, `[`. */
function keyName({ key, shift }: Pressed): string {
  return shift && key.length > 1 ? `Shift+${key}` : key;
}

/** The keys of an action. */
export function keysOf(action: Action, settings: KeySettings): readonly string[] {
  return settings.keys[action] ?? ACTIONS[action];
}

/** The actions of what was pressed, in the order of the table; none when a modifier makes it the browser's own. */
export function actionsOf(pressed: Pressed, settings: KeySettings): readonly Action[] {
  if (pressed.other) return [];
  const name = keyName(pressed);
  if (!settings.letters && name.length === 1 && name !== ' ') return [];
  return (Object.keys(ACTIONS) as Action[]).filter((a) => keysOf(a, settings).includes(name));
}

/** Settings from what a browser kept; the usual ones for anything that is not theirs. */
export function readSettings(text: string | null): KeySettings {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return USUAL;
    const letters = !('letters' in value) || value.letters !== false;
    const given = 'keys' in value && typeof value.keys === 'object' && value.keys !== null ? value.keys : {};
    const keys: Partial<Record<Action, readonly string[]>> = {};
    for (const [name, list] of Object.entries(given)) {
      if (name in ACTIONS && Array.isArray(list))
        keys[name as Action] = list.filter((k): k is string => typeof k === 'string' && k.length <= 20);
    }
    return { letters, keys };
  } catch {
    return USUAL;
  }
}
