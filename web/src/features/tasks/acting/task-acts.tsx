import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { DraftSlip } from '../../slips/draft-slip.js';
import { useFocusBack } from '../../../forms/use-focus-back.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { allowedActs, blockedActs, TASK_ACTS, type PersonalAction } from '../acts.js';
import styles from '../task-page.module.css';
import { taskTexts } from '../texts.js';
import type { Task } from '../use-task.js';
import { ActDialog } from './act-dialog.js';

/** What the API lets this person do now, the likeliest first; and what stands in the way of the rest. */
export function TaskActs({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const [chosen, setChosen] = useState<PersonalAction | null>(null);
  const allowed = allowedActs(task);
  const shown = allowed.filter((action) => TASK_ACTS[action].weight !== 'rare');
  const rare = allowed.filter((action) => TASK_ACTS[action].weight === 'rare');
  const first = shown.find((action) => TASK_ACTS[action].weight === 'main');
  const blocked = blockedActs(task);
  const place = useFocusBack<HTMLElement>(chosen !== null, allowed.join());
  return (
    <section aria-label={t.acts} ref={place} tabIndex={-1}>
      <div className={`${styles.acts} not-on-paper`}>
        {shown.map((action) => (
          <Button
            key={action}
            type={action === first ? 'primary' : 'default'}
            onClick={() => setChosen(action)}
          >
            {words.actions[action]}
          </Button>
        ))}
        <DraftSlip task={task} />
        {rare.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: rare.map((action) => ({
                key: action,
                label: words.actions[action],
                danger: TASK_ACTS[action].isDanger === true,
                onClick: () => setChosen(action),
              })),
            }}
          >
            <Button icon={<EllipsisOutlined />}>{t.moreActs}</Button>
          </Dropdown>
        )}
        {allowed.length === 0 && <span className={styles.soft}>{t.noActs}</span>}
      </div>
      {blocked.length > 0 && (
        <ul className={`${styles.blocked} not-on-paper`}>
          {blocked.map(({ action, reason }) => (
            <li key={action}>{t.blocked(words.actions[action], reason)}</li>
          ))}
        </ul>
      )}
      {chosen !== null && <ActDialog task={task} action={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}
