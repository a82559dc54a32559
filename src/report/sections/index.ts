import { actions } from './actions.ts';
import { actors } from './actors.ts';
import { answer } from './answer.ts';
import { attempts } from './attempts.ts';
import { changes } from './changes.ts';
import { coverage } from './coverage.ts';
import { entry } from './entry.ts';
import { evidence } from './evidence.ts';
import { findings } from './findings.ts';
import { journal } from './journal.ts';
import { origin } from './origin.ts';
import { proof } from './proof.ts';
import { scope } from './scope.ts';
import type { Section } from './section.ts';
import { sets } from './sets.ts';
import { timeline } from './timeline.ts';

/** The report from top to bottom: the answer first, the proof last. */
export const sections: readonly Section[] = [
  answer,
  timeline,
  entry,
  scope,
  sets,
  actors,
  changes,
  attempts,
  findings,
  origin,
  actions,
  journal,
  coverage,
  evidence,
  proof,
];
