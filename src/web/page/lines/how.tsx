import { Panel } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import { Menu } from './menu.tsx';

const EXAMPLES = [
  ['failed', 'word'],
  ['SASL failed', 'two'],
  ['"authentication failed"', 'phrase'],
  ['-failed', 'not'],
  ['/rip=185\\.220\\.\\d+/', 'regex'],
  ['account:hr*', 'field'],
  ['source.ip:185.220.101.4', 'ecs'],
  ['action:""', 'none'],
  ['-ip:10.0.0.0/8', 'range'],
  ['status>=400', 'number'],
  ['time:2026-03-01T04Z', 'time'],
  ['file:*mail.log*', 'file'],
  ['; SELECT …', 'sql'],
] as const;

/** What can be typed, each with what it means. */
export function HowTo({
  onGo,
  open = false,
}: {
  readonly onGo: (text: string) => void;
  /** Shown at once, and in the flow of the page. */
  readonly open?: boolean;
}) {
  const body = (
    <>
      <table>
        <tbody>
          {EXAMPLES.map(([text, key]) => (
            <tr>
              <th scope="row">
                <button type="button" class="ln-example" onClick={() => onGo(text.replace('SELECT …', ''))}>
                  <code>{text}</code>
                </button>
              </th>
              <td>{t(`page.lines.help.${key}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">{t('page.lines.help.letters')}</p>
      <p class="note">{t('page.lines.help.keys')}</p>
    </>
  );
  return open ? (
    <Panel title="page.lines.how">{body}</Panel>
  ) : (
    <Menu title={t('page.lines.how')}>{body}</Menu>
  );
}
