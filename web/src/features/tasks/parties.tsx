import { Chip } from '../../elements/chip.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { PartActs } from './parts/part-acts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';

/** 牵头、责任、配合单位, what each owes, and the people who stand for the task. */
export function Parties({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { nearDay } = useDates();
  const nameOf = (id: string | null) => task.people.find((person) => person.id === id)?.displayName;
  const people = [
    { role: t.people.owner, name: nameOf(task.ownerId) },
    { role: t.people.liaison, name: nameOf(task.liaisonId) },
    { role: t.people.lineLeader, name: nameOf(task.lineLeaderId) },
  ].filter(({ name }) => name !== undefined);
  return (
    <section>
      <h2>{t.parties}</h2>
      <ul className={styles.plain}>
        {task.parties.map((party) => {
          const { organisationId, name, part, state, demand, dueOn, partText, sendBackReason } = party;
          return (
            <li key={`${organisationId} ${part}`} className={styles.row}>
              <div className={styles.rowHead}>
                <span className={styles.soft}>{words.parts[part]}</span>
                <span>{name}</span>
                {part !== 'lead' && state !== null && (
                  <Chip tone={state === 'accepted' ? 'good' : 'plain'}>
                    {wordFor(words.partStates, state)}
                  </Chip>
                )}
                {dueOn !== null && <span className={styles.soft}>{t.partDue(nearDay(dueOn))}</span>}
              </div>
              {demand !== null && <p>{demand}</p>}
              {partText !== null && <p>{partText}</p>}
              {sendBackReason !== null && <p className={styles.soft}>{sendBackReason}</p>}
              <PartActs task={task} party={party} />
            </li>
          );
        })}
        {people.map(({ role, name }) => (
          <li key={role} className={`${styles.row} ${styles.rowHead}`}>
            <span className={styles.soft}>{role}</span>
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
