import { Segmented } from 'antd';
import { useState } from 'react';
import { useKey } from '../../app/keys/keys.js';
import { Chip } from '../../elements/chip.js';
import { EmptyState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { AnswerDetail } from './answer-detail.js';
import { ANSWERS, shownAnswers, toneOf, type AnswerCode, type AnswerFilter } from './answer-order.js';
import { useCheck, type Answer } from './check.js';
import styles from './closures.module.css';
import { ReasonDialog } from './reason-dialog.js';
import { closureTexts } from './texts.js';

const FILTERS: readonly AnswerFilter[] = ['ask', 'open', 'all'];

/** The matters of last year one by one, decided by keys: j and k go on, 1 to 4 answer. */
export function AnswerView() {
  const t = useTexts(closureTexts);
  const { check, act, mayJudge } = useCheck();
  const [filter, setFilter] = useState<AnswerFilter>('all');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [explaining, setExplaining] = useState<{ answer: Answer; code: AnswerCode } | null>(null);
  const shown = shownAnswers(check.answers, filter);
  const at = Math.max(
    0,
    shown.findIndex(({ id }) => id === currentId),
  );
  const current = shown[at];
  const go = (step: 1 | -1) => setCurrentId(shown[at + step]?.id ?? current?.id ?? null);
  const answer = (code: AnswerCode) => {
    if (current === undefined || !mayJudge) return;
    if (code !== current.answer.code) return setExplaining({ answer: current, code });
    setCurrentId(shown[at + 1]?.id ?? current.id);
    act.run({ act: 'answer', rowId: current.id, body: { answer: code } });
  };
  useKey({ keys: 'j', text: t.keys.next, scope: 'page', run: () => go(1) });
  useKey({ keys: 'k', text: t.keys.previous, scope: 'page', run: () => go(-1) });
  return (
    <>
      {mayJudge &&
        ANSWERS.map((code, i) => <AnswerKey key={code} index={i + 1} code={code} onAnswer={answer} />)}
      <Segmented<AnswerFilter>
        size="small"
        value={filter}
        aria-label={t.shown}
        onChange={setFilter}
        options={FILTERS.map((value) => ({
          value,
          label: `${t.filters[value]} ${shownAnswers(check.answers, value).length}`,
        }))}
      />
      {current === undefined ? (
        <EmptyState title={t.noAnswers} detail={t.noAnswersDetail} />
      ) : (
        <div className={styles.split}>
          <ol className={styles.list} aria-label={t.matters}>
            {shown.map((one) => (
              <li key={one.id} aria-current={one.id === current.id}>
                <button type="button" onClick={() => setCurrentId(one.id)}>
                  <span className={styles.short}>{one.lastYear.text}</span>
                  <Chip tone={toneOf(one.verdict.code)}>{one.verdict.text}</Chip>
                </button>
              </li>
            ))}
          </ol>
          <AnswerDetail answer={current} onAnswer={mayJudge ? answer : null} />
        </div>
      )}
      {explaining !== null && (
        <ReasonDialog
          title={t.reasonAsk}
          onClose={(reason) => {
            setExplaining(null);
            if (reason !== null)
              act.run({
                act: 'answer',
                rowId: explaining.answer.id,
                body: { answer: explaining.code, reason },
              });
          }}
        />
      )}
    </>
  );
}

interface AnswerKeyProps {
  readonly index: number;
  readonly code: AnswerCode;
  readonly onAnswer: (code: AnswerCode) => void;
}

function AnswerKey({ index, code, onAnswer }: AnswerKeyProps) {
  const t = useTexts(closureTexts);
  useKey({
    keys: String(index),
    text: t.keys.answer(t.answers[code]),
    scope: 'page',
    run: () => onAnswer(code),
  });
  return null;
}
