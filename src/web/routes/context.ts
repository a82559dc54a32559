import { visible } from '../../base/text.ts';
import type { Route } from '../route.ts';
import type { ContextLines } from '../wire/context.ts';
import { refIn } from './ref.ts';

/** Lines around a line, as the case quotes them. */
export const context: Route = {
  method: 'get',
  path: 'context',
  rate: 'light',
  answer: (desk, ask): ContextLines => {
    const ref = refIn(desk, ask.text('ref'));
    const [file = '', line = '', offset = ''] = ref.split(':');
    const quote = desk.file.lines.find((l) => l.ref === ref);
    const all = quote === undefined ? [] : [...quote.before, quote.text, ...quote.after];
    const first = Number(line) - (quote?.before.length ?? 0);
    return {
      file,
      lines: all.map((text, i) => ({
        line: first + i,
        offset: first + i === Number(line) ? Number(offset) : 0,
        length: text.length,
        text: visible(text),
        wanted: first + i === Number(line),
      })),
      state: quote === undefined ? 'gone' : 'quoted',
      moreBefore: false,
      moreAfter: false,
      fields: [],
      format: '',
      host: '',
      time: '',
      precision: 0,
      spans: [],
    };
  },
};
