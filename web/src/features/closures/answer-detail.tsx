import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Chip } from '../../elements/chip.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { ANSWERS, toneOf, type AnswerCode } from './answer-order.js';
import type { Answer } from './check.js';
import styles from './closures.module.css';
import { LedgerTasks } from './ledger-tasks.js';
import { closureTexts } from './texts.js';

interface AnswerDetailProps {
  readonly answer: Answer;
  readonly onAnswer: ((code: AnswerCode) => void) | null;
}

/** Three columns: last year's words, this year's, the ledger; below, what they come to and who says so. */
export function AnswerDetail({ answer, onAnswer }: AnswerDetailProps) {
  const t = useTexts(closureTexts);
  const { percent } = useDates();
  const { lastYear, thisYear, ledger, verdict, promise, features, figures } = answer;
  return (
    <section className={styles.detail} aria-live="polite">
      <div className={styles.row}>
        <Chip>{t.kinds[answer.kind]}</Chip>
        <Chip tone={toneOf(verdict.code)}>{verdict.text}</Chip>
        {promise !== null && <Chip>{promise.text}</Chip>}
      </div>
      <div className={styles.columns}>
        <div>
          <h3>{t.lastYear}</h3>
          <blockquote>{lastYear.text}</blockquote>
        </div>
        <div>
          <h3>{t.thisYear}</h3>
          {thisYear.length === 0 && <p className={styles.soft}>{t.silent}</p>}
          {thisYear.map(({ start, text, inPriorSection }) => (
            <blockquote key={start}>
              <mark>{text}</mark>
              {inPriorSection && <small>{t.inPrior}</small>}
            </blockquote>
          ))}
        </div>
        <div>
          <h3>{t.ledger}</h3>
          <LedgerTasks tasks={ledger} />
        </div>
      </div>
      {figures.map(({ clause, promised, reported, unit, met }) => (
        <p key={clause} className="figures">
          {t.promised(clause, promised, unit)}；
          {reported === null ? t.notReported : t.reported(reported, unit)}{' '}
          <Chip tone={met ? 'good' : 'bad'}>{met ? t.met : t.notMet}</Chip>
        </p>
      ))}
      <p>
        {t.machine}：{answer.answer.text} <span className="figures">{t.score(percent(answer.score))}</span>
      </p>
      {features.length > 0 && (
        <ul className={styles.soft} aria-label={t.why}>
          {features.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
      {answer.confirmedAnswer !== null && (
        <p>
          {t.person}：{t.answers[answer.confirmedAnswer]} · {answer.confirmedBy}
          {answer.confirmationReason !== null && ` · ${answer.confirmationReason}`}
        </p>
      )}
      {onAnswer !== null && (
        <>
          <p>{t.decide}</p>
          <div className={styles.row}>
            {ANSWERS.map((code, index) => (
              <Button
                key={code}
                type={code === answer.answer.code ? 'primary' : 'default'}
                onClick={() => onAnswer(code)}
              >
                {t.answers[code]} <kbd aria-hidden>{index + 1}</kbd>
              </Button>
            ))}
          </div>
        </>
      )}
      {lastYear.reportId !== null && (
        <p>
          <Link to="/reports/$reportId" params={{ reportId: lastYear.reportId }}>
            {t.lastYear} · {lastYear.year}
          </Link>
        </p>
      )}
    </section>
  );
}
