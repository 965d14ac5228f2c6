import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { checkKey, useCheck, type Check } from './check.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

/** What the ledger can say of last year's problems: a link behind each sentence, gaps shown as gaps. */
export function DraftView() {
  const t = useTexts(closureTexts);
  const { number } = useDates();
  const { check } = useCheck();
  const draft = useQuery({
    queryKey: [...checkKey(check.id), 'draft'],
    queryFn: () =>
      read(api.GET('/api/closure-checks/{id}/draft-section', { params: { path: { id: check.id } } })),
  });
  if (draft.isPending) return <LoadingState />;
  if (isLost(draft))
    return <FailureState problem={asProblem(draft.error)} onRetry={() => void draft.refetch()} />;
  const { paragraphs, gaps } = draft.data;
  if (paragraphs.length === 0) return <EmptyState title={t.draftNone} detail={t.draftNoneDetail} />;
  const of = `organisationId=${check.organisationId}&year=${check.year}`;
  return (
    <>
      <p className={styles.soft}>
        {t.draftDetail} {t.gapCount(number(gaps.numerator), number(gaps.denominator))}
      </p>
      <p className={styles.row}>
        <a href={`/api/year-drafts/docx?${of}`} download>
          {t.download}
        </a>
        <a href={`/api/year-drafts/text?${of}`} download>
          {t.downloadText}
        </a>
      </p>
      <article className={styles.paper}>
        {paragraphs.map(({ itemId, sentences }) => (
          <p key={itemId}>
            {sentences.map(({ text, recordId }, index) =>
              recordId === null ? (
                <mark key={index} className={styles.gap}>
                  {text}
                </mark>
              ) : (
                <Sentence key={index} text={text} taskId={taskOf(check, itemId)} />
              ),
            )}
          </p>
        ))}
      </article>
    </>
  );
}

/** Measures, progress and decision of a matter stand in its task. */
function taskOf({ answers }: Check, itemId: string): string | null {
  return answers.find(({ lastYear }) => lastYear.itemId === itemId)?.ledger[0]?.id ?? null;
}

function Sentence({ text, taskId }: { readonly text: string; readonly taskId: string | null }) {
  if (taskId === null) return <span>{text}</span>;
  return (
    <Link to="/tasks/$taskId" params={{ taskId }} className={styles.sentence}>
      {text}
    </Link>
  );
}
