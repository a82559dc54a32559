import type { ToldProof } from '../../wire/proof.ts';
import type { ToldSubject } from '../../wire.ts';
import type { Loaded } from '../api.tsx';
import { GradeMark, LinkWord } from '../parts/grade.tsx';
import { Judgement } from '../parts/judgement.tsx';
import { Key } from '../parts/key.tsx';
import { N } from '../parts/number.tsx';
import { Overruled } from '../parts/overrule.tsx';
import { Said } from '../parts/said.tsx';
import { hrefOf, set } from '../state.tsx';
import { t } from '../words.tsx';
import { Copied, copy } from './copy.tsx';
import { back, closeDrawer, drawer, hrefWithin } from './open.tsx';

interface HeadProps {
  readonly subject: Loaded<ToldSubject>;
  readonly proof: Loaded<ToldProof>;
  /** Of the line; empty when it is not known. */
  readonly session: string;
  readonly title: { readonly current: HTMLElement | null };
}

/** What the drawer shows and from where. */
export function Head({ subject, proof, session, title }: HeadProps) {
  const known = proof.error === '' ? proof.data : undefined;
  // What was open before stays in its place while the next is on its way, not when that cannot come.
  const told = subject.error === '' ? subject.data : undefined;
  return (
    <header class="drawer-head">
      <h2 tabIndex={-1} ref={title as { current: HTMLHeadingElement | null }} aria-busy={subject.loading}>
        <Title subject={subject} />
      </h2>
      {told !== undefined && <Judged told={told} />}
      {told !== undefined && <Overruled of={told.of} />}
      {known !== undefined && known.ref !== '' && (
        <>
          <Where known={known} busy={proof.loading} />
          <p class="tools">
            <button type="button" onClick={() => copy(known.citation)} disabled={proof.loading}>
              {t('page.drawer.citation')} <Key action="citation" />
            </button>
            <button type="button" onClick={() => copy(location.href)}>
              {t('page.drawer.permalink')} <Key action="permalink" />
            </button>
            {session !== '' && session !== drawer.value.of && (
              <a class="button" href={hrefWithin(session, known.ref)}>
                {t('page.drawer.session', { id: session.slice('session:'.length) })}{' '}
                <Key action="same-session" />
              </a>
            )}
          </p>
        </>
      )}
      <Copied />
    </header>
  );
}

function Title({ subject }: Pick<HeadProps, 'subject'>) {
  const told = subject.data;
  if (told !== undefined && subject.error === '') return <Said pieces={told.title} />;
  return <span>{t(subject.error === '' ? 'page.loading' : 'page.drawer.not-shown')}</span>;
}

/** Which proof of how many, and the ways on, back and out: in sight while the rest scrolls. */
export function Bar({ known }: { readonly known: ToldProof | undefined }) {
  const { pinned, trail } = drawer.value;
  return (
    <div class="drawer-bar">
      {trail.length > 0 && (
        <button type="button" onClick={() => back()} title={t('page.drawer.back')}>
          ← <span class="vh">{t('page.drawer.back')}</span>
        </button>
      )}
      {known !== undefined && known.count > 0 ? (
        <Nth known={known} />
      ) : (
        <span class="nth">{t('page.drawer.title')}</span>
      )}
      <Step to={known?.previous ?? ''} label={t('page.key.proof.previous')} sign="‹" />
      <Step to={known?.next ?? ''} label={t('page.key.proof.next')} sign="›" />
      <span class="end">
        <button
          type="button"
          aria-pressed={pinned}
          title={t('page.drawer.pin-means')}
          onClick={() => set({ pin: pinned ? '' : '1' })}
        >
          {t('page.drawer.pin')}
        </button>
        <button type="button" onClick={closeDrawer} title={t('page.drawer.close')}>
          <span aria-hidden="true">✕</span>
          <span class="vh">{t('page.drawer.close')}</span>
        </button>
      </span>
    </div>
  );
}

/** Which proof of how many. */
function Nth({ known }: { readonly known: ToldProof }) {
  const { of } = drawer.value;
  return (
    <span class="nth" role="status">
      {t('page.drawer.proof')}{' '}
      {known.nth > 0 ? (
        <N value={known.nth} of={`nth-proof ${JSON.stringify(of)} ${known.ref}`} />
      ) : (
        t('page.drawer.none-of')
      )}{' '}
      {t('page.drawer.of')} <N value={known.count} of={`proofs ${JSON.stringify(of)}`} />
    </span>
  );
}

function Step({ to, label, sign }: { readonly to: string; readonly label: string; readonly sign: string }) {
  const { of } = drawer.value;
  return (
    <button type="button" disabled={to === ''} title={label} onClick={() => set({ of, p: to })}>
      <span aria-hidden="true">{sign}</span>
      <span class="vh">{label}</span>
    </button>
  );
}

function Judged({ told }: { readonly told: ToldSubject }) {
  const { grade, judgement, link } = told;
  if (grade === undefined && judgement === undefined && link === undefined) return null;
  return (
    <p class="judged">
      {grade !== undefined && <GradeMark grade={grade} />}
      {judgement !== undefined && <Judgement value={judgement} />}
      {link !== undefined && <LinkWord link={link} />}
    </p>
  );
}

function Where({ known, busy }: { readonly known: ToldProof; readonly busy: boolean }) {
  const { place, number, ref } = known;
  return (
    <dl class="where" aria-busy={busy}>
      <dt>{t('page.drawer.file')}</dt>
      <dd>
        <a href={hrefWithin(`file:${place.file}`)}>
          <bdi class="evidence fixed path">{place.path}</bdi>
        </a>
      </dd>
      <dt>{t('page.drawer.line')}</dt>
      <dd>
        <N value={place.line} of={`line-of ${ref}`} /> · {t('page.drawer.byte')}{' '}
        <N value={place.offset} of={`offset-of ${ref}`} />
        {number > 0 && (
          <>
            {' · '}
            <a href={hrefOf({ of: `ref:${ref}`, p: ref })} title={t('page.drawer.number-means')}>
              {t('ui.proof-chip', { number: String(number) })}
            </a>
          </>
        )}
      </dd>
      <dt>{t('page.fact.sha256')}</dt>
      <dd>
        <code class="hash">{place.sha256 === '' ? t('page.drawer.no-hash') : place.sha256}</code>
      </dd>
      <dt>{t('page.fact.format')}</dt>
      <dd>
        {place.format === '' ? t('ui.evidence.not-read') : <bdi class="evidence">{place.format}</bdi>}
        {place.host !== '' && (
          <>
            {' · '}
            {t('page.fact.host')} <bdi class="evidence">{place.host}</bdi>
          </>
        )}
      </dd>
    </dl>
  );
}
