import { visible } from '../../base/text.ts';
import { markSymbols } from '../../report/draw/marks.ts';
import type { Route } from '../route.ts';
import { zoneOf } from '../tell.ts';
import type { Frame } from '../wire.ts';

/** What every screen needs. */
export const frame: Route = {
  method: 'get',
  path: 'frame',
  rate: 'light',
  answer: ({ file, name, say, readOnly, proofs }): Frame => {
    const signIn = file.coverage.questions.find((q) => q.account === '' && q.question === 'sign-in');
    return {
      name: visible(name),
      constat: file.constat,
      language: say.language.id,
      messages: say.language.messages,
      window: file.window,
      zone: zoneOf(file),
      coverage: signIn?.share ?? null,
      readOnly,
      proofs: proofs.refs.length,
      marks: markSymbols(),
    };
  },
};
