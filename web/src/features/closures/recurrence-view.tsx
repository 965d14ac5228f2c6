import { Button } from 'antd';
import { useState } from 'react';
import { Chip } from '../../elements/chip.js';
import { EmptyState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { useCheck, type Recurrence } from './check.js';
import styles from './closures.module.css';
import { ReasonDialog } from './reason-dialog.js';
import { closureTexts } from './texts.js';

const TONES = { proposed: 'warn', confirmed: 'bad', refused: 'plain' } as const;
type Asking =
  { readonly act: 'notSame' } | { readonly act: 'reopen'; readonly taskId: string; readonly number: string };

/** 屡改屡犯: shortcomings that stood in earlier reports, each with the years it has lasted. */
export function RecurrenceView() {
  const t = useTexts(closureTexts);
  const { check } = useCheck();
  if (check.recurrences.length === 0)
    return <EmptyState title={t.recurrencesNone} detail={t.recurrencesNoneDetail} />;
  return (
    <ol className={styles.cards}>
      {check.recurrences.map((recurrence) => (
        <RecurrenceCard key={recurrence.id} recurrence={recurrence} />
      ))}
    </ol>
  );
}

function RecurrenceCard({ recurrence }: { readonly recurrence: Recurrence }) {
  const t = useTexts(closureTexts);
  const { act, mayJudge, isSupervisor } = useCheck();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, current, earlier, likeness, trend, state, chain, reason, proposedActions } = recurrence;
  return (
    <li>
      <div className={styles.row}>
        <Chip tone={TONES[state]}>{t.recurrenceStates[state]}</Chip>
        <Chip>{likeness.text}</Chip>
        <Chip>{trend.text}</Chip>
        <span className="figures">
          {chain.yearCount > 1
            ? t.chain(chain.firstYear, chain.yearCount)
            : t.chainProposed(chain.proposedYearCount)}
        </span>
      </div>
      <ol className={styles.timeline}>
        {[earlier, current].map(({ year, text, itemId }) => (
          <li key={itemId ?? text}>
            <strong className="figures">{year ?? t.now}</strong>
            <blockquote>{text}</blockquote>
          </li>
        ))}
      </ol>
      {reason !== null && <p className={styles.soft}>{reason}</p>}
      <div className={styles.row}>
        {mayJudge && state === 'proposed' && (
          <>
            <Button size="small" type="primary" onClick={() => act.run({ act: 'same', rowId: id })}>
              {t.same}
            </Button>
            <Button size="small" onClick={() => setAsking({ act: 'notSame' })}>
              {t.notSame}
            </Button>
          </>
        )}
        {isSupervisor &&
          proposedActions
            .filter(({ action }) => action === 'reopen')
            .map(({ taskId, number }) => (
              <Button
                key={taskId}
                size="small"
                onClick={() => setAsking({ act: 'reopen', taskId, number: number ?? '' })}
              >
                {t.reopen} {number}
              </Button>
            ))}
      </div>
      {asking !== null && (
        <ReasonDialog
          title={asking.act === 'reopen' ? t.reopenAsk(asking.number) : t.notSameAsk}
          onClose={(why) => {
            setAsking(null);
            if (why === null) return;
            if (asking.act === 'notSame') act.run({ act: 'notSame', rowId: id, reason: why });
            else act.run({ act: 'reopen', rowId: id, body: { taskId: asking.taskId, reason: why } });
          }}
        />
      )}
    </li>
  );
}
