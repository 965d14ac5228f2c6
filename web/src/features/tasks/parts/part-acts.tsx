import { Button } from 'antd';
import { useState } from 'react';
import { useSession } from '../../../app/session.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../task-page.module.css';
import type { Task } from '../use-task.js';
import { partActs, type PartAct, type Party } from './part-act.js';
import { PartDialog } from './part-dialog.js';
import { partTexts } from './texts.js';

interface PartActsProps {
  readonly task: Task;
  readonly party: Party;
}

/** 分工: what the person can do about the part of one unit, and a dispute that is open about it. */
export function PartActs({ task, party }: PartActsProps) {
  const t = useTexts(partTexts);
  const [chosen, setChosen] = useState<PartAct | null>(null);
  const open = partActs(task, party, useSession());
  const dispute = task.disputes.find(
    ({ organisationId, outcome }) => organisationId === party.organisationId && outcome === null,
  );
  return (
    <>
      {party.part !== 'lead' && dispute !== undefined && (
        <p className={styles.soft}>{t.dispute(dispute.reason)}</p>
      )}
      {open.length > 0 && (
        <div className={`${styles.rowHead} not-on-paper`}>
          {open.map((act) => (
            <Button key={act} size="small" onClick={() => setChosen(act)}>
              {t.acts[act]}
            </Button>
          ))}
        </div>
      )}
      {chosen !== null && (
        <PartDialog task={task} party={party} act={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  );
}
