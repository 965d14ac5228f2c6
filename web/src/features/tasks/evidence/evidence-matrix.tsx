import { Button } from 'antd';
import { useState } from 'react';
import { Chip } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { terms, wordFor } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { HistoryButton } from '../../history/history-button.js';
import styles from '../task-page.module.css';
import { taskTexts } from '../texts.js';
import type { Task } from '../use-task.js';
import { worksOn } from '../works-on.js';
import { inPlace } from '../../../api/on-behalf.js';
import { EvidenceDialog } from './evidence-dialog.js';

/** 认定标准 × 佐证材料: what proves each criterion, and which is still without. */
export function Evidence({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const [criterionId, setCriterionId] = useState<string | null>(null);
  const mayAdd = worksOn(task);
  return (
    <section>
      <h2>{t.criteria}</h2>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t.criterion}</th>
            <th scope="col">{t.proofs}</th>
            <th scope="col">{t.proved}</th>
          </tr>
        </thead>
        <tbody>
          {task.criteria.map(({ id, text, evidence }) => (
            <tr key={id}>
              <th scope="row">{text}</th>
              <td>
                {evidence.map((one) => (
                  <Proof key={one.id} proof={one} />
                ))}
                {mayAdd && (
                  <Button
                    size="small"
                    onClick={() => setCriterionId(id)}
                    aria-label={`${t.addEvidence}：${text}`}
                  >
                    {t.addEvidence}
                  </Button>
                )}
              </td>
              <td>
                {evidence.length > 0 ? (
                  <Chip tone="good">{t.isProved}</Chip>
                ) : (
                  <Chip tone="warn">{t.isOpen}</Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {criterionId !== null && (
        <EvidenceDialog task={task} criterionId={criterionId} onClose={() => setCriterionId(null)} />
      )}
    </section>
  );
}

type OneProof = Task['criteria'][number]['evidence'][number];

function Proof({ proof }: { readonly proof: OneProof }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { day } = useDates();
  const { id, kind, title, reference, fileName, effectiveOn, isInternal } = proof;
  return (
    <div className={styles.rowHead}>
      <span className={styles.soft}>{wordFor(words.evidenceKinds, kind)}</span>
      {fileName === null ? (
        <span>{title}</span>
      ) : (
        <a href={inPlace(`/api/evidence/${id}/content`)}>{title}</a>
      )}
      {reference !== null && <span className={styles.soft}>{reference}</span>}
      {effectiveOn !== null && (
        <span className={`${styles.soft} figures`}>{t.effective(day(effectiveOn))}</span>
      )}
      {isInternal && <Chip>{t.internal}</Chip>}
      <HistoryButton kind="evidence" id={id} name={title} isSmall />
    </div>
  );
}
