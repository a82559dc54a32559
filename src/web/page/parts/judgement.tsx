import { t } from '../words.tsx';
import { GradeMark, isGrade } from './grade.tsx';

const JUDGEMENTS = ['intruder', 'suspect', 'legitimate', 'unexplained'] as const;

function judgementOf(text: string): (typeof JUDGEMENTS)[number] | undefined {
  return JUDGEMENTS.find((j) => j === text);
}

/** A judgement or a grade in its own look; anything else as it is. */
export function Judgement({ value }: { readonly value: string }) {
  if (isGrade(value)) return <GradeMark grade={value} />;
  return (
    <strong class={judgementOf(value) === undefined ? undefined : `j-${value}`}>
      {judgementWord(value)}
    </strong>
  );
}

/** The word for a judgement or a grade, for who gets no more than a text. */
export function judgementWord(value: string): string {
  if (isGrade(value)) return t(`ui.grade.${value}`);
  const judgement = judgementOf(value);
  return judgement === undefined ? value : t(`ui.judgement.${judgement}`);
}
