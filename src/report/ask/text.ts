import { isoTime } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { fullKey } from '../keys.ts';
import type { MessageKey } from '../languages/en.ts';
import type { Speaker } from '../speak.ts';
import { FIRST, LAST } from './commands.ts';
import { type Ask, asksOf } from './plan.ts';
import { hostName } from './shell.ts';

const COLUMNS = 96;
const MOST_REASONS = 8;
const MOST_SPANS = 12;

/**
 * The text to send to an administrator: what is missing, why, and the commands that gather it. All of it is a script
 * for a shell: whatever is not a command of the program's own stands behind `#`, so that pasting the whole does no
 * more than its commands say. Empty when nothing is worth asking for.
 */
export function askText(file: Case, say: Speaker, asks: readonly Ask[] = asksOf(file)): string {
  if (asks.length === 0) return '';
  const tell = (key: MessageKey, facts: Readonly<Record<string, string | number>> = {}): readonly string[] =>
    commented(say.text(key, facts));
  const parts = [
    [...tell('ask.intro', { from: file.window.from, to: file.window.to }), '#', ...tell('ask.safe')],
    [...tell('ask.first'), ...FIRST],
    ...asks.map((ask, i) => oneAsk(ask, i + 1, say)),
    [...tell('ask.last'), ...LAST],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function oneAsk(ask: Ask, number: number, say: Speaker): readonly string[] {
  const host = hostName(ask.host);
  const { spans, because, commands } = ask;
  const title = say.text(`ask.${ask.id}.title`, ask.facts);
  // One loss shows in several sources of one log, and is told once.
  const whys = [...new Set(because.map((r) => say.text(fullKey(r.group, r.key), r.facts)))];
  return [
    ...commented(say.text(host === '' ? 'ask.heading' : 'ask.heading-host', { number, title, host })),
    ...(spans.length < 2 ? [] : spans.slice(0, MOST_SPANS).flatMap((s) => commented(spanText(s, say)))),
    ...(spans.length > MOST_SPANS
      ? commented(say.text('ask.more', { count: spans.length - MOST_SPANS }))
      : []),
    ...whys.slice(0, MOST_REASONS).flatMap((why) => commented(say.text('ask.why', { why }))),
    ...(whys.length > MOST_REASONS
      ? commented(say.text('ask.more', { count: whys.length - MOST_REASONS }))
      : []),
    ...commented(say.text(`ask.${ask.id}.text`, ask.facts)),
    ...commands,
  ];
}

function spanText({ from, to }: Ask['spans'][number], say: Speaker): string {
  return say.text('ask.span', { from: from === undefined ? '' : isoTime(from), to: isoTime(to) });
}

/** Lines behind `#`, broken between words. What a speaker says holds no line break of its own. */
function commented(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (line !== '#' && line.length + word.length >= COLUMNS) {
      lines.push(line);
      line = '#  ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
