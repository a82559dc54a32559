import { type Stepwise, stepwise } from '../../base/steps.ts';
import type { Desk } from '../desk.ts';
import { type Scope, scopeOf } from './views.ts';

/** The scope of the case that is open; made when it is first asked for. */
export function scopeOn(desk: Pick<Desk, 'once' | 'file'>): Scope {
  return steps(desk).now();
}

/** The same for whoever can wait while others are answered. */
export function scopeSoon(desk: Pick<Desk, 'once' | 'file'>): Promise<Scope> {
  return steps(desk).soon();
}

function steps({ once, file }: Pick<Desk, 'once' | 'file'>): Stepwise<Scope> {
  return once('scope', () => stepwise(() => scopeOf(file)));
}
