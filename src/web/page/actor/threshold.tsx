import type { ActorGraphAnswer } from '../../wire/actor.ts';
import { readThreshold, writeThreshold } from '../logic/threshold.ts';
import { Masked } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { set } from '../state.tsx';
import { t } from '../words.tsx';
import { Names } from './names.tsx';
import { Strength } from './strength.tsx';

interface ThresholdProps {
  readonly data: ActorGraphAnswer;
  readonly threshold: number;
}

interface Given {
  readonly data: ActorGraphAnswer;
}

/** How strong a bond must be, by slider or by number, and what leaves when the weaker ones are dropped. */
export function Threshold({ data, threshold }: ThresholdProps) {
  return (
    <div class="threshold">
      <ThresholdInputs threshold={threshold} />
      <p id="threshold-says" role="status">
        {data.leaving === 0 && data.groups <= 1
          ? t('page.actor.nothing-leaves', { threshold: data.threshold })
          : t('page.actor.leaves', {
              leaving: data.leaving,
              sessions: data.sessions,
              groups: data.groups,
              threshold: data.threshold,
            })}
      </p>
      <Tally data={data} />
      <Steps data={data} />
      <p class="note">
        {t('page.actor.measured-from')} <Masked name={data.anchor} />
      </p>
    </div>
  );
}

function ThresholdInputs({ threshold }: { readonly threshold: number }) {
  const change = (text: string): void => set({ th: writeThreshold(readThreshold(text)) }, true);
  const value = (threshold / 100).toFixed(2);
  return (
    <div class="threshold-inputs">
      <label for="threshold-range">{t('page.actor.threshold')}</label>
      <input
        id="threshold-range"
        type="range"
        min="0"
        max="1"
        step="0.05"
        value={value}
        aria-describedby="threshold-says"
        onInput={(e) => change(e.currentTarget.value)}
      />
      <input
        type="number"
        min="0"
        max="1"
        step="0.05"
        value={value}
        aria-label={t('page.actor.threshold-number')}
        onChange={(e) => change(e.currentTarget.value)}
      />
    </div>
  );
}

/** How many sessions stay, how many leave, and into how many groups they fall. */
function Tally({ data }: Given) {
  const of = `${JSON.stringify(data.id)} ${data.threshold}`;
  return (
    <dl class="tally">
      <div>
        <dt>{t('page.actor.staying')}</dt>
        <dd>
          <N value={data.staying} of={`staying ${of}`} />
        </dd>
      </div>
      <div>
        <dt>{t('page.actor.leaving')}</dt>
        <dd>
          <N value={data.leaving} of={`leaving ${of}`} />
        </dd>
      </div>
      <div>
        <dt>{t('page.actor.groups', { n: data.groups })}</dt>
        <dd>
          <N value={data.groups} of={`somebodies ${of}`} />
        </dd>
      </div>
    </dl>
  );
}

/** What leaves next, the weakest bond first. */
function Steps({ data }: Given) {
  return (
    <ul class="steps">
      {data.steps.slice(0, 5).map((step) => (
        <li class={data.threshold > step.strength ? 'left' : ''}>
          <Names names={step.places} count={step.placeCount} />
          {': '}
          <N value={step.sessions} of={`held ${JSON.stringify(data.id)} ${step.strength}`} />{' '}
          {t('page.actor.n-sessions', { n: step.sessions })} {t('page.actor.step')}{' '}
          <Strength
            value={step.strength}
            of={`strength ${JSON.stringify(data.id)} ${JSON.stringify(step.places[0] ?? '')}`}
          />
        </li>
      ))}
    </ul>
  );
}
