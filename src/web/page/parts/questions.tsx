import type { ToldQuestion } from '../../wire.ts';
import { spanText } from '../logic/clock.ts';
import { t } from '../words.tsx';
import { Meter } from './meter.tsx';
import { Share } from './number.tsx';
import { Said } from './said.tsx';

/** What the logs could have shown, question by question, each with a meter and with what is missing. */
export function Questions({ questions }: { readonly questions: readonly ToldQuestion[] }) {
  return (
    <ul class="questions">
      {questions.map((q) => {
        const those = `account=${JSON.stringify(q.account)} question=${q.question}`;
        return (
          <li>
            <Meter share={q.share} /> <Share value={q.share} of={`least coverage.questions share ${those}`} />{' '}
            <Said pieces={q.pieces} />
            {q.longestGapSeconds > 0 && (
              <span class="small">
                {' '}
                {t('page.case.longest-gap', { span: spanText(q.longestGapSeconds) })}
              </span>
            )}
            {q.missing.length > 0 && (
              <ul>
                {q.missing.map((pieces) => (
                  <li>
                    {t('page.case.missing')} <Said pieces={pieces} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
