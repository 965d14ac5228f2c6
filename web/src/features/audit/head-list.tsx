import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './audit.module.css';
import { auditTexts } from './texts.js';

/** 链头 as noted at night: printed or kept elsewhere, they prove the record of that day. */
export function HeadList() {
  const t = useTexts(auditTexts);
  const { day, number } = useDates();
  const heads = useQuery({ queryKey: ['audit', 'heads'], queryFn: () => read(api.GET('/api/audit/heads')) });
  if (heads.isPending) return <LoadingState />;
  if (isLost(heads))
    return <FailureState problem={asProblem(heads.error)} onRetry={() => void heads.refetch()} />;
  return (
    <>
      <div className={styles.line}>
        <p>{t.headsDetail}</p>
        <Button className="not-on-paper" onClick={() => globalThis.print()}>
          {t.print}
        </Button>
      </div>
      {heads.data.length === 0 ? (
        <EmptyState title={t.headsNone} detail={t.headsNoneDetail} />
      ) : (
        <RecordTable
          caption={t.tabs.heads}
          rows={heads.data}
          keyOf={({ organisationId }) => organisationId}
          columns={[
            { label: t.unit, isName: true, show: ({ organisationName }) => organisationName },
            { label: t.day, isFigures: true, show: (head) => day(head.day) },
            { label: t.length, isFigures: true, show: ({ length }) => number(length) },
            { label: t.head, show: ({ head }) => <code className={styles.hash}>{head}</code> },
          ]}
        />
      )}
    </>
  );
}
