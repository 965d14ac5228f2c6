import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lostOf } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { RejectDialog } from '../items/reject-dialog.js';
import { gapsQuery, linksQuery, type GapMatrix, type ItemLink } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import { CellDetail, type CellAct } from './cell-detail.js';
import { GapTable } from './gap-table.js';
import styles from './gap-matrix.module.css';
import { firstOpen, type CellPlace } from './matrix.js';

/** What a report admits against what it promises. */
export function GapMatrixView() {
  const { report } = useReview();
  const gaps = useQuery(gapsQuery(report.id));
  const links = useQuery(linksQuery(report.id));
  const lost = lostOf(gaps, links);
  if (lost !== undefined)
    return <FailureState problem={asProblem(lost.error)} onRetry={() => void lost.refetch()} />;
  if (gaps.data === undefined || links.data === undefined) return <LoadingState />;
  return <Matrix gaps={gaps.data} links={links.data} />;
}

interface MatrixProps {
  readonly gaps: GapMatrix;
  readonly links: readonly ItemLink[];
}

function Matrix({ gaps, links }: MatrixProps) {
  const t = useTexts(reviewTexts);
  const { show, acts, report, isOpen, mayLink } = useReview();
  const [place, setPlace] = useState<CellPlace>(() => firstOpen(gaps, links));
  const [isRejecting, setRejecting] = useState(false);
  const row = gaps.shortcomings[place.row];
  const column = gaps.planItems[place.column];
  if (row === undefined) return <EmptyState title={t.gapsNone} detail={t.gapsNoneDetail} />;

  const go = (next: CellPlace) => {
    setPlace(next);
    const shown = next.row === place.row ? gaps.planItems[next.column] : gaps.shortcomings[next.row];
    if (shown !== undefined) show({ start: shown.start, end: shown.end });
  };
  const act = (name: CellAct) => {
    if (name === 'reject') return setRejecting(isOpen);
    if (column === undefined || !(isOpen || mayLink)) return undefined;
    return acts.run({
      act: 'link',
      links: [{ shortcomingId: row.id, otherId: column.id, decision: name }],
    });
  };
  const answered = gaps.shortcomings.length - gaps.unanswered.length;
  return (
    <div className={styles.view}>
      <p className={styles.summary}>
        {t.answeredOf(answered, gaps.shortcomings.length)}
        {gaps.unprompted.length > 0 && ` · ${t.unprompted(gaps.unprompted.length)}`}
      </p>
      <p className={styles.detail}>{gaps.planItems.length === 0 ? t.plansNone : t.gapsDetail}</p>
      <GapTable {...{ gaps, links, place }} onGo={go} onAct={act} />
      <CellDetail
        row={row}
        column={column}
        links={links}
        mayLink={isOpen || mayLink}
        mayReject={isOpen && row.state !== 'tasked'}
        onAct={act}
      />
      {isRejecting && (
        <RejectDialog
          quote={row.text}
          onClose={(reason) => {
            setRejecting(false);
            const isKnown = report.items.some(({ id }) => id === row.id);
            if (reason !== null && isKnown) acts.run({ act: 'reject', itemId: row.id, reason });
          }}
        />
      )}
    </div>
  );
}
