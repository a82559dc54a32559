import { useRef } from 'preact/hooks';
import type { EvidenceScreen } from '../../wire/evidence.ts';
import { useData } from '../api.tsx';
import { size } from '../evidence/duration.tsx';
import { Files } from '../evidence/files.tsx';
import { Gaps } from '../evidence/gaps.tsx';
import { Heat, useHeat } from '../evidence/heat.tsx';
import { PartOf } from '../evidence/part-of.tsx';
import { Questions } from '../evidence/questions.tsx';
import { AskFor, Clocks, Shapes, Twins } from '../evidence/rest.tsx';
import { Verify, verifyStamp } from '../evidence/verify.tsx';
import { N } from '../parts/number.tsx';
import { Panel, Shown } from '../parts/panel.tsx';
import { useWalk } from '../parts/walk.tsx';
import { place } from '../state.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 5: what we have, what we lack, whether it can be trusted. */
export const evidenceScreen: Screen = {
  id: 'evidence',
  title: 'page.screen.evidence',
  Body: () => {
    const loaded = useData<EvidenceScreen>('evidence', { gaps: place.value.params.gaps ?? '' });
    // Beside the rest, not after it.
    const heat = useHeat();
    const box = useRef<HTMLDivElement>(null);
    useWalk({ box, onOpen: (row) => row.click() });
    return (
      <div ref={box}>
        <Shown loaded={loaded}>{(data) => <Parts data={data} heat={heat} />}</Shown>
      </div>
    );
  },
};

const JUMPS = [
  ['heat', 'page.evidence.heat.title'],
  ['gaps', 'page.evidence.gaps.title'],
  ['questions', 'page.evidence.questions.title'],
  ['files', 'page.evidence.files.title'],
  ['shapes', 'page.evidence.shapes.title'],
  ['clocks', 'page.evidence.clocks.title'],
  ['twins', 'page.evidence.twins.title'],
  ['ask', 'page.evidence.ask.title'],
] as const;

interface PartsProps {
  readonly data: EvidenceScreen;
  readonly heat: ReturnType<typeof useHeat>;
}

function Parts({ data, heat }: PartsProps) {
  return (
    <div class="evidence-screen">
      <Summary data={data} />
      <Panel title="page.evidence.verify.title" id="verify">
        <Verify />
      </Panel>
      <Jumps />
      <Panel title="page.evidence.heat.title" id="heat">
        <Heat heat={heat} />
      </Panel>
      <Panel title="page.evidence.gaps.title" id="gaps">
        <Gaps data={data} />
      </Panel>
      <Panel title="page.evidence.questions.title" id="questions">
        <Questions data={data} />
      </Panel>
      <Panel title="page.evidence.files.title" id="files">
        <Files stamp={verifyStamp()} />
      </Panel>
      <Panel title="page.evidence.shapes.title" id="shapes">
        <Shapes data={data} />
      </Panel>
      <div class="columns">
        <Panel title="page.evidence.clocks.title" id="clocks">
          <Clocks data={data} />
        </Panel>
        <Panel title="page.evidence.twins.title" id="twins">
          <Twins data={data} />
        </Panel>
      </div>
      <Panel title="page.evidence.ask.title" id="ask">
        <div class="ask-box">
          <AskFor data={data} />
        </div>
      </Panel>
    </div>
  );
}

function Jumps() {
  return (
    <nav class="jumps" aria-label={t('page.evidence.jumps')}>
      {JUMPS.map(([id, title]) => (
        <button type="button" onClick={() => jump(id)}>
          {t(title)}
        </button>
      ))}
    </nav>
  );
}

function jump(id: string): void {
  const panel = document.getElementById(id);
  panel?.setAttribute('tabindex', '-1');
  panel?.focus({ preventScroll: true });
  panel?.scrollIntoView({ block: 'start' });
}

function Summary({ data }: { readonly data: EvidenceScreen }) {
  const { files, lines, unread, bytes } = data;
  return (
    <ul class="summary">
      <li>
        <N value={files.log} of="count evidence format!= format!=context" />{' '}
        {t('page.evidence.sum.logs', { count: files.log })}
      </li>
      <li>
        <N value={files.context} of="count evidence format=context" />{' '}
        {t('page.evidence.sum.context', { count: files.context })}
      </li>
      <li>
        <N value={files.other} of="count evidence format=" />{' '}
        {t('page.evidence.sum.other', { count: files.other })}
      </li>
      <li>
        <N value={lines} of="sum evidence lines" /> {t('page.evidence.sum.lines', { count: lines })}
      </li>
      <li>
        <N value={unread} of="sum evidence unread" /> {t('page.evidence.sum.unread', { count: unread })} (
        <PartOf part={unread} all={lines} of="unread-share" />)
      </li>
      <li>
        <data value={String(bytes)} data-of="sum evidence bytes" title={String(bytes)}>
          {size(bytes)}
        </data>
      </li>
    </ul>
  );
}
