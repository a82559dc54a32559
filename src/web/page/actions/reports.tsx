import { useEffect, useState } from 'preact/hooks';
import type { ReportsSaid, ToldReport } from '../../wire/actions.ts';
import { post, urlOf, useData } from '../api.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { maskedWords } from '../parts/masked.tsx';
import { Empty, Panel, Shown } from '../parts/panel.tsx';
import { Time } from '../parts/time.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { frame } from '../state.tsx';
import { count, percent, t } from '../words.tsx';

const EVERY = 400;

/** Makes the one-file report, and hands out what was made with its hash. */
export function Reports() {
  const loaded = useData<ReportsSaid>('reports');
  const running = loaded.data?.job.state === 'running';
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(loaded.reload, EVERY);
    return () => clearTimeout(timer);
  });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <div class="columns">
          <Panel title="page.reports.make">
            <Make data={data} onBegun={loaded.reload} />
          </Panel>
          <Panel title="page.reports.lying">
            {data.lying === null ? (
              <Empty why={t('page.reports.none')} />
            ) : (
              <ReportFile report={data.lying} which="lying" />
            )}
          </Panel>
          <Panel title="page.reports.terminal">
            <p>{t('page.reports.terminal-means')}</p>
            <pre>
              <code>{maskedWords(data.command)}</code>
            </pre>
            <CopyButton text={data.command} label={t('page.actions.copy', { what: 'constat report' })} />
            <p class="note">{t('page.reports.not')}</p>
          </Panel>
        </div>
      )}
    </Shown>
  );
}

interface MakeProps {
  readonly data: ReportsSaid;
  readonly onBegun: () => void;
}

function Make({ data, onBegun }: MakeProps) {
  const { languages, job } = data;
  const [language, setLanguage] = useState(frame.value?.language ?? languages[0]?.id ?? '');
  const [error, setError] = useState('');
  const begin = async (event: Event): Promise<void> => {
    event.preventDefault();
    setError('');
    try {
      await post<ReportsSaid>('reports', { language });
      onBegun();
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
    }
  };
  return (
    <>
      <p>{t('page.reports.means')}</p>
      <form class="buttons" onSubmit={begin}>
        <label>
          {t('page.reports.language')}{' '}
          <select value={language} onChange={(e) => setLanguage(e.currentTarget.value)}>
            {languages.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </label>
        <button type="submit" class="main" disabled={job.state === 'running'}>
          {t('page.reports.begin')}
        </button>
      </form>
      <Job job={job} />
      <Trouble text={error} />
    </>
  );
}

/** How far the report is, or what came of it. */
function Job({ job }: { readonly job: ReportsSaid['job'] }) {
  return (
    <div role="status">
      {job.state === 'running' && (
        <label class="job">
          {t('page.reports.running', { share: percent(job.share) })} <progress max={1} value={job.share} />
        </label>
      )}
      {job.state === 'done' && (
        <>
          <p class="done-by">{t(job.kept ? 'page.reports.done-kept' : 'page.reports.done')}</p>
          <ReportFile report={job.report} which="made" />
        </>
      )}
      {job.state === 'failed' && <p class="trouble">{job.error}</p>}
    </div>
  );
}

function ReportFile({ report, which }: { readonly report: ToldReport; readonly which: 'made' | 'lying' }) {
  return (
    <dl class="report-file">
      <dt>{t('page.reports.file')}</dt>
      <dd>
        <a href={urlOf('reports/file', { which })} download="report.html">
          {t('page.reports.save')}
        </a>{' '}
        {t('page.reports.bytes', { bytes: count(report.bytes) })}
      </dd>
      <dt>{t('page.reports.time')}</dt>
      <dd>
        <Time iso={report.time} />
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code class="hash">{report.sha256}</code>{' '}
        <CopyButton text={report.sha256} label={t('page.actions.copy', { what: 'SHA-256' })} />
      </dd>
    </dl>
  );
}
