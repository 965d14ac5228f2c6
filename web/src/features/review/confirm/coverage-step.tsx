import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { AddDialog } from '../items/add-dialog.js';
import { reportKey, type Readiness } from '../queries.js';
import { useReview } from '../review.js';
import type { Span } from '../text/marks.js';
import { reviewTexts } from '../texts.js';
import { Step } from './step.js';
import styles from '../lists.module.css';

/** The text that no item covers is seen by a person, place by place; what was missed is added from here. */
export function CoverageStep({ readiness }: { readonly readiness: Readiness }) {
  const t = useTexts(reviewTexts);
  const { moment } = useDates();
  const { report, text, acts, show } = useReview();
  const [adding, setAdding] = useState<Span | null>(null);
  const { uncovered, seen, textSha256 } = readiness;
  const see = useAct({
    send: (sha256: string, key) =>
      api.POST('/api/reports/{id}/coverage/seen', {
        params: { path: { id: report.id }, header: { 'Idempotency-Key': key } },
        body: { textSha256: sha256 },
      }),
    changes: [reportKey(report.id)],
  });
  const isDone = uncovered.length === 0 || seen !== null;
  return (
    <Step
      isDone={isDone}
      title={uncovered.length === 0 ? t.uncoveredNone : t.uncoveredLeft(uncovered.length)}
    >
      {seen !== null && (
        <p className={styles.detail}>{t.uncoveredSeen(seen.seenByName, moment(seen.seenAt))}</p>
      )}
      <ol className={styles.list}>
        {uncovered.map((place) => (
          <li key={place.start}>
            <blockquote className={styles.quote}>{place.text}</blockquote>
            <div className={styles.row}>
              <Button size="small" onClick={() => show({ start: place.start, end: place.end })}>
                {t.showInText}
              </Button>
              <Button size="small" onClick={() => setAdding({ start: place.start, end: place.end })}>
                {t.addThis}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {see.error !== null && <ProblemAlert problem={see.error} />}
      {uncovered.length > 0 && seen === null && (
        <p className={styles.row}>
          <Button type="primary" loading={see.isPending} onClick={() => see.run(textSha256)}>
            {t.seeAll}
          </Button>
        </p>
      )}
      {adding !== null && (
        <AddDialog
          report={report}
          text={text}
          span={adding}
          onClose={(kind) => {
            setAdding(null);
            if (kind !== null) acts.run({ act: 'add', kind, spans: [adding] });
          }}
        />
      )}
    </Step>
  );
}
