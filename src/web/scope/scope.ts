import type { Desk } from '../desk.ts';
import { treeOf } from './tree.ts';
import { type Scope, scopeOf } from './views.ts';

/** The scope of the case that is open; made when it is first asked for. */
export function scopeOn(desk: Pick<Desk, 'once' | 'file'>): Scope {
  return desk.once('scope', () => scopeOf(treeOf(desk.file)));
}
