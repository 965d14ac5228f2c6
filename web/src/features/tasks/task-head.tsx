import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { Chip } from '../../elements/chip.js';
import { Light } from '../../elements/light.js';
import { StateChip } from '../../elements/state-chip.js';
import { useDates } from '../../i18n/dates.js';
import { useLanguage } from '../../i18n/language.js';
import { rulePackName } from '../../i18n/rule-packs.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';
import { WorkdaysLeft } from './workdays-left.js';

/** Which task this is, and what counts about it now. */
export function TaskHead({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  return (
    <header>
      <div className={styles.head}>
        <span className={`${styles.number} figures`}>{task.number ?? t.noNumber}</span>
        <h1>{task.title}</h1>
        <StateChip state={task.state} />
        {task.priority !== 'ordinary' && <Chip tone="warn">{words.priorities[task.priority]}</Chip>}
        {task.isInternal && <Chip>{t.internal}</Chip>}
      </div>
      <Facts task={task} />
    </header>
  );
}

function Facts({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { day, number } = useDates();
  const language = useLanguage();
  const lead = task.parties.find(({ part }) => part === 'lead');
  return (
    <dl className={styles.facts}>
      <Fact name={t.light}>
        <Light colour={task.light} />{' '}
        {task.lightReason !== null && wordFor(words.lightReasons, task.lightReason)}
        <div className={styles.soft}>
          {task.lightOn !== null && t.lightOn(day(task.lightOn))} {t.rulePack}{' '}
          {rulePackName(task.rulePack, language)}
        </div>
      </Fact>
      <Fact name={t.due}>
        <span className="figures">{task.currentDueOn === null ? t.noDue : day(task.currentDueOn)}</span>{' '}
        <WorkdaysLeft days={task.workdaysLeft} />
        <div className={styles.soft}>
          {task.originalDueOn !== null &&
            task.originalDueOn !== task.currentDueOn &&
            t.original(day(task.originalDueOn))}{' '}
          {task.extensionCount > 0 && t.extensions(number(task.extensionCount))}{' '}
          {task.dueIsProvisional && t.provisional}
        </div>
      </Fact>
      <Fact name={t.progress}>
        <Progress percent={task.progress} size="small" style={{ width: 120 }} aria-label={t.progress} />
        {task.nextReportOn !== null && (
          <div className={styles.soft}>
            {t.nextReport} {day(task.nextReportOn)}
          </div>
        )}
      </Fact>
      <Fact name={t.lead}>{lead?.name ?? t.noDue}</Fact>
      <Fact name={t.body}>
        {task.organisationName}
        {task.reopenedCount > 0 && (
          <div className={styles.soft}>{t.reopenedCount(number(task.reopenedCount))}</div>
        )}
      </Fact>
      {task.rectificationClass !== null && (
        <Fact name={t.class}>{words.classes[task.rectificationClass]}</Fact>
      )}
      <Fact name={t.plan}>{words.planStates[task.planState]}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
