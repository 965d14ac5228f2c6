import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, ifMatch } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useConfirm } from '../../../elements/confirm.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { readinessQuery, reportKey, type Readiness } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import { CoverageStep } from './coverage-step.js';
import { GapStep } from './gap-step.js';
import { Step } from './step.js';
import styles from '../lists.module.css';

/** What stands between a report and its confirmation, one after the other. */
export function ConfirmView() {
  const { report } = useReview();
  const readiness = useQuery(readinessQuery(report.id));
  if (readiness.isPending) return <LoadingState />;
  if (isLost(readiness))
    return <FailureState problem={asProblem(readiness.error)} onRetry={() => void readiness.refetch()} />;
  return <Steps readiness={readiness.data} />;
}

function Steps({ readiness }: { readonly readiness: Readiness }) {
  const t = useTexts(reviewTexts);
  const { report, isOpen } = useReview();
  const confirm = useConfirm();
  const [promised, setPromised] = useState<ReadonlySet<string>>(new Set());
  const openGaps = readiness.gaps.filter(({ isTasked }) => !isTasked);
  const unnamed = openGaps.filter(({ itemId }) => !promised.has(itemId));
  const confirmation = useAct({
    send: (gapsToTask: string[], key) =>
      api.POST('/api/reports/{id}/confirmation', {
        params: { path: { id: report.id }, header: { 'Idempotency-Key': key, ...ifMatch(report.version) } },
        body: { gapsToTask },
      }),
    changes: [reportKey(report.id), ['reports']],
  });
  if (!isOpen) return <Confirmed />;
  const { undecided, openDifferences } = readiness;
  const isReady = readiness.isReady && unnamed.length === 0;
  const ask = () =>
    confirm({
      title: t.confirmTitle,
      what: t.confirmWhat,
      undoable: false,
      act: t.confirmReport,
      run: () => confirmation.run(openGaps.map(({ itemId }) => itemId)),
    });
  return (
    <>
      <Step isDone={undecided === 0} title={undecided === 0 ? t.undecidedNone : t.undecidedLeft(undecided)}>
        {undecided > 0 && (
          <Link to="." search={{ view: 'items' }}>
            {t.toItems}
          </Link>
        )}
      </Step>
      <Step
        isDone={openDifferences === 0}
        title={openDifferences === 0 ? t.differencesNone : t.differencesLeft(openDifferences)}
      >
        {openDifferences > 0 && (
          <Link to="." search={{ view: 'differences' }}>
            {t.views.differences}
          </Link>
        )}
      </Step>
      <CoverageStep readiness={readiness} />
      <GapStep gaps={openGaps} promised={promised} onPromise={setPromised} />
      {confirmation.error !== null && <ProblemAlert problem={confirmation.error} />}
      <p className={styles.detail}>{isReady ? t.confirmWhat : t.notYet}</p>
      <Button type="primary" disabled={!isReady} loading={confirmation.isPending} onClick={ask}>
        {t.confirmReport}
      </Button>
    </>
  );
}

function Confirmed() {
  const t = useTexts(reviewTexts);
  const { report } = useReview();
  return (
    <EmptyState title={t.confirmed} detail={t.confirmedDetail}>
      <Link to="/assign" search={{ reportId: report.id }}>
        {t.toAssign}
      </Link>
      <Link to="/closure-checks" search={{ organisationId: report.organisationId }}>
        {t.toCheck}
      </Link>
    </EmptyState>
  );
}
