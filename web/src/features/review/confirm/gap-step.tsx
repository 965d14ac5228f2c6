import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import { RejectDialog } from '../items/reject-dialog.js';
import type { Readiness } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import { Step } from './step.js';
import styles from '../lists.module.css';

type Gap = Readiness['gaps'][number];

interface GapStepProps {
  /** Shortcomings that no plan item answers and no task yet. */
  readonly gaps: readonly Gap[];
  readonly promised: ReadonlySet<string>;
  readonly onPromise: (promised: ReadonlySet<string>) => void;
}

/** Each shortcoming without an answer in the plan becomes a task, or is rejected with a reason. */
export function GapStep({ gaps, promised, onPromise }: GapStepProps) {
  const t = useTexts(reviewTexts);
  const { acts, show } = useReview();
  const [rejecting, setRejecting] = useState<Gap | null>(null);
  const left = gaps.filter(({ itemId }) => !promised.has(itemId)).length;
  const toggle = (id: string) => {
    const next = new Set(promised);
    if (!next.delete(id)) next.add(id);
    onPromise(next);
  };
  return (
    <Step isDone={left === 0} title={gaps.length === 0 ? t.gapsAnswered : t.gapsLeft(gaps.length)}>
      <ol className={styles.list}>
        {gaps.map((gap) => (
          <li key={gap.itemId}>
            <p className={styles.quote}>{gap.text}</p>
            <div className={styles.row}>
              <Checkbox checked={promised.has(gap.itemId)} onChange={() => toggle(gap.itemId)}>
                {t.willTask}
              </Checkbox>
              <Button size="small" onClick={() => setRejecting(gap)}>
                {t.acts.reject}
              </Button>
              <Button
                size="small"
                onClick={() => show({ start: gap.start, end: gap.start + gap.text.length })}
              >
                {t.showInText}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {rejecting !== null && (
        <RejectDialog
          quote={rejecting.text}
          onClose={(reason) => {
            setRejecting(null);
            if (reason !== null) acts.run({ act: 'reject', itemId: rejecting.itemId, reason });
          }}
        />
      )}
    </Step>
  );
}
