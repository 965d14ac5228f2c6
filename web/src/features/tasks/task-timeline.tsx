import { Button, Select } from 'antd';
import { useState } from 'react';
import { elementTexts } from '../../elements/texts.js';
import { useDates } from '../../i18n/dates.js';
import { taskEvents } from '../../i18n/task-events.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { FieldHistory } from './field-history.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';

const ACTS_A_PAGE = 15;
const FIELDS = [
  'current_due_on',
  'state',
  'progress',
  'plan_state',
  'lead_organisation_id',
  'priority',
] as const;

/** Every act on the task, newest first; or what became of one field. */
export function TaskTimeline({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const [field, setField] = useState<string>('');
  return (
    <section>
      <h2 id="timeline">{t.timeline}</h2>
      <Select
        size="small"
        aria-label={t.onlyField}
        value={field}
        onChange={setField}
        options={[
          { value: '', label: t.allActs },
          ...FIELDS.map((name) => ({ value: name, label: t.history[name] })),
        ]}
        style={{ width: 180 }}
      />
      {field === '' ? <Acts acts={task.timeline} /> : <FieldHistory taskId={task.id} field={field} />}
    </section>
  );
}

function Acts({ acts }: { readonly acts: Task['timeline'] }) {
  const { more } = useTexts(elementTexts);
  const [shown, setShown] = useState(ACTS_A_PAGE);
  const newest = acts.toReversed();
  return (
    <>
      <ol className={styles.plain} aria-labelledby="timeline">
        {newest.slice(0, shown).map((act, index) => (
          <TimelineAct key={acts.length - index} act={act} />
        ))}
      </ol>
      {newest.length > shown && (
        <Button block onClick={() => setShown(shown + ACTS_A_PAGE)}>
          {more}
        </Button>
      )}
    </>
  );
}

function TimelineAct({ act }: { readonly act: Task['timeline'][number] }) {
  const t = useTexts(taskTexts);
  const events = useTexts(taskEvents);
  const { moment } = useDates();
  const { reason, text } = act.payload as { readonly reason?: unknown; readonly text?: unknown };
  const said = [reason, text].filter((one): one is string => typeof one === 'string');
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <strong>{wordFor(events, act.name.replace(/^task\./, ''))}</strong>
        <span>{act.onBehalfOf === null ? act.actorName : t.inPlaceOf(act.actorName, act.onBehalfOf)}</span>
        <span className={`${styles.soft} figures`}>{moment(act.occurredAt)}</span>
      </div>
      {said.map((line) => (
        <p key={line} className={styles.change}>
          {line}
        </p>
      ))}
    </li>
  );
}
