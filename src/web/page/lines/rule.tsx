import { useState } from 'preact/hooks';
import type { ToldRule } from '../../wire/lines.ts';
import { useData } from '../api.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Layer } from '../parts/dialogs.tsx';
import { Shown } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import { SaveButton } from './keep.tsx';

/** The search as a Sigma rule, to copy or save, with a line to test it. */
export function RuleDialog({
  text,
  part,
  onClose,
}: {
  readonly text: string;
  /** Parts of the table that hold a hit. */
  readonly part: { readonly from: number; readonly to: number };
  readonly onClose: () => void;
}) {
  const [title, setTitle] = useState('');
  const loaded = useData<ToldRule>('rule', { q: text, title, from: part.from, to: part.to });
  return (
    <Layer title={t('page.lines.rule')} onClose={onClose}>
      <p>
        <label>
          {t('page.lines.rule-title')}{' '}
          <input
            value={title}
            placeholder={t('page.lines.rule.title')}
            maxLength={200}
            onInput={(e) => setTitle(e.currentTarget.value)}
          />
        </label>
      </p>
      <Shown loaded={loaded}>{(rule) => <Rule rule={rule} />}</Shown>
    </Layer>
  );
}

function Rule({ rule }: { readonly rule: ToldRule }) {
  return (
    <>
      {rule.left.length > 0 && (
        <p class="note">
          {t('page.lines.rule-left')}{' '}
          {rule.left.map((term) => (
            <code class="ln-left">
              <bdi class="evidence">{term}</bdi>
            </code>
          ))}
        </p>
      )}
      {rule.yaml === '' ? (
        <p class="empty">{t('page.lines.rule-nothing')}</p>
      ) : (
        <>
          <h3>
            {t('page.lines.rule-yaml')} <CopyButton text={rule.yaml} label={t('page.lines.copy-rule')} />{' '}
            <SaveButton name="constat-rule.yml" type="application/yaml" text={rule.yaml} />
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre class="ln-rule" tabIndex={0}>
            <bdi class="evidence">{rule.yaml}</bdi>
          </pre>
          <TestLine line={rule.line} />
        </>
      )}
    </>
  );
}

/** A line that the rule must find. */
function TestLine({ line }: { readonly line: string }) {
  return (
    <>
      <h3>
        {t('page.lines.rule-line')}{' '}
        {line !== '' && (
          <>
            <CopyButton text={line} label={t('page.lines.copy-line')} />{' '}
            <SaveButton name="constat-rule-test.log" type="text/plain" text={`${line}\n`} />
          </>
        )}
      </h3>
      {line === '' ? (
        <p class="empty">{t('page.lines.rule-no-line')}</p>
      ) : (
        <pre class="ln-rule">
          <bdi class="evidence">{line}</bdi>
        </pre>
      )}
    </>
  );
}
