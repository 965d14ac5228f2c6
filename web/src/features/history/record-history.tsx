import type { Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { usePages } from '../../api/paging.js';
import { asProblem } from '../../api/problem.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useLanguage } from '../../i18n/language.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { useActWords } from '../audit/act-words.js';
import { fieldWord } from './field-words.js';
import styles from './history.module.css';
import { readHistory, type RecordKind } from './records.js';
import { historyTexts } from './texts.js';
import { useValueWords } from './value-words.js';
import { written } from './written.js';

type Entry = Schema<'HistoryEntryView'>;

/** Every act on one record, oldest first: who, when, from where, and each field from what to what. */
export function RecordHistory({ kind, id }: { readonly kind: RecordKind; readonly id: string }) {
  const t = useTexts(historyTexts);
  const acts = useActWords();
  const { moment } = useDates();
  const pages = usePages<Entry>(['history', kind, id], (cursor) => readHistory(kind, id, cursor));
  if (pages.isPending) return <LoadingState rows={4} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={t.none} detail={t.noneDetail} />;
  return (
    <>
      <ol className={styles.acts}>
        {pages.rows.map((entry) => (
          <li key={entry.hash}>
            <div className={styles.head}>
              <strong>{wordFor(acts, entry.event)}</strong>
              <span>{entry.signature}</span>
              <span className={`${styles.soft} figures`}>{moment(entry.at)}</span>
              {entry.address !== null && <span className={styles.soft}>{t.from(entry.address)}</span>}
              {entry.tokenName !== null && <span className={styles.soft}>{t.token(entry.tokenName)}</span>}
            </div>
            <Changes kind={kind} changes={entry.changes} />
          </li>
        ))}
      </ol>
      <MoreButton {...pages} />
    </>
  );
}

interface ChangesProps {
  readonly kind: RecordKind;
  readonly changes: Entry['changes'];
}

function Changes({ kind, changes }: ChangesProps) {
  const t = useTexts(historyTexts);
  const language = useLanguage();
  const dates = useDates();
  const wordsOf = useValueWords(kind);
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, label, before, after }) => {
        const say = (value: unknown) => written(value, { words: wordsOf(field), dates, t });
        const name = fieldWord(field, label, language);
        return (
          <li key={field}>
            {before === null ? t.is(name, say(after)) : t.became(name, say(before), say(after))}
          </li>
        );
      })}
    </ul>
  );
}
