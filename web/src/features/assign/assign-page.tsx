import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { EmptyState, FailureState, LoadingState, StateOfPage } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { reportQuery, type Report } from '../review/queries.js';
import { AssignForm } from './assign-form.js';
import { IssuePreview } from './issue-preview.js';
import type { AssignSearch } from './search.js';
import { assignTexts } from './texts.js';

/** 交办: accepted items become tasks of a lead unit each, which are looked at and then issued. */
export function AssignPage() {
  const t = useTexts(assignTexts);
  const mayAssign = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const { reportId, runId } = useSearchOf<AssignSearch>();
  if (!mayAssign) return <StateOfPage title={t.noPermission} detail={t.noPermissionDetail} />;
  if (reportId === undefined)
    return (
      <StateOfPage title={t.noReport} detail={t.noReportDetail}>
        <Link to="/reports">{t.toReports}</Link>
      </StateOfPage>
    );
  return <AssignOf key={reportId} reportId={reportId} runId={runId} />;
}

interface AssignOfProps {
  readonly reportId: string;
  readonly runId: string | undefined;
}

function AssignOf({ reportId, runId }: AssignOfProps) {
  const t = useTexts(assignTexts);
  const navigate = useNavigate();
  const report = useQuery(reportQuery(reportId));
  const goOn = (prepared: string) => void navigate({ to: '/assign', search: { reportId, runId: prepared } });
  if (report.isPending) return <LoadingState rows={10} />;
  if (report.data === undefined)
    return <FailureState problem={asProblem(report.error)} onRetry={() => void report.refetch()} />;
  const { organisationName, reportYear } = report.data;
  return (
    <>
      <h1>
        {t.title} · {t.of(organisationName, reportYear)}
      </h1>
      <p>
        <Link to="/reports/$reportId" params={{ reportId }}>
          {t.toReview}
        </Link>
      </p>
      {runId === undefined ? (
        <ToAssign report={report.data} onPrepared={goOn} />
      ) : (
        <IssuePreview runId={runId} />
      )}
    </>
  );
}

interface ToAssignProps {
  readonly report: Report;
  readonly onPrepared: (runId: string) => void;
}

function ToAssign({ report, onPrepared }: ToAssignProps) {
  const t = useTexts(assignTexts);
  const items = report.items.filter(
    ({ kind, state }) => state === 'accepted' && (kind === 'shortcoming' || kind === 'plan'),
  );
  const itemIds = items.map(({ id }) => id);
  const suggestions = useQuery({
    queryKey: ['assign-suggestions', itemIds],
    queryFn: () => read(api.POST('/api/tasks/suggestions', { body: { itemIds } })),
    enabled: items.length > 0,
    staleTime: Infinity,
  });
  if (items.length === 0) return <EmptyState title={t.none} detail={t.noneDetail} />;
  if (suggestions.isPending) return <LoadingState rows={10} />;
  if (isLost(suggestions))
    return <FailureState problem={asProblem(suggestions.error)} onRetry={() => void suggestions.refetch()} />;
  return (
    <AssignForm items={items} suggestions={suggestions.data} reportId={report.id} onPrepared={onPrepared} />
  );
}
