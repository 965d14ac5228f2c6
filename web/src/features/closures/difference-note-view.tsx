import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { toneOf } from './answer-order.js';
import { checkKey, useCheck } from './check.js';
import styles from './closures.module.css';
import { LedgerTasks } from './ledger-tasks.js';
import { closureTexts } from './texts.js';

/** 差异说明: where report and ledger differ, the gravest first, and promises not kept. */
export function DifferenceNoteView() {
  const t = useTexts(closureTexts);
  const { check } = useCheck();
  const note = useQuery({
    queryKey: [...checkKey(check.id), 'note'],
    queryFn: () =>
      read(api.GET('/api/closure-checks/{id}/difference-note', { params: { path: { id: check.id } } })),
  });
  if (note.isPending) return <LoadingState />;
  if (isLost(note))
    return <FailureState problem={asProblem(note.error)} onRetry={() => void note.refetch()} />;
  const { lines, promises } = note.data;
  if (lines.length + promises.length === 0)
    return <EmptyState title={t.noteNone} detail={t.noteNoneDetail} />;
  return (
    <>
      <p>
        <a href={`/api/closure-checks/${check.id}/difference-note/docx`} download>
          {t.downloadNote}
        </a>
      </p>
      <ol className={styles.cards}>
        {lines.map(({ answerId, verdict, isConfirmed, lastYear, thisYear, ledger }) => (
          <li key={answerId}>
            <div className={styles.row}>
              <Chip tone={toneOf(verdict.code)}>{verdict.text}</Chip>
              {!isConfirmed && <span className={styles.soft}>{t.unconfirmed}</span>}
            </div>
            <div className={styles.columns}>
              <blockquote>{lastYear.text}</blockquote>
              <blockquote>{thisYear.map(({ text }) => text).join('\n') || t.silent}</blockquote>
              <div>
                <LedgerTasks tasks={ledger} />
              </div>
            </div>
          </li>
        ))}
      </ol>
      {promises.length > 0 && <h2>{t.promises}</h2>}
      <ol className={styles.cards}>
        {promises.map(({ answerId, promise, isConfirmed, lastYear, thisYear }) => (
          <li key={answerId}>
            <div className={styles.row}>
              <Chip tone="warn">{promise.text}</Chip>
              {!isConfirmed && <span className={styles.soft}>{t.unconfirmed}</span>}
            </div>
            <blockquote>{lastYear.text}</blockquote>
            <blockquote>{thisYear.map(({ text }) => text).join('\n') || t.silent}</blockquote>
          </li>
        ))}
      </ol>
    </>
  );
}
