import { asProblem } from '../../api/problem.js';
import { api, read } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { Light } from '../../elements/light.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { homeTexts } from './texts.js';

const ROWS = 20;

export function HomePage() {
  const t = useTexts(homeTexts);
  const { day } = useDates();
  const pages = usePages(['tasks', 'open'], (cursor) =>
    read(api.GET('/api/tasks', { params: { query: { open: true, limit: ROWS, cursor } } })),
  );
  if (pages.isPending) return <LoadingState />;
  if (pages.error !== null) {
    const problem = asProblem(pages.error);
    if (problem.status === 403) return <EmptyState title={t.business} detail={t.businessDetail} />;
    return <FailureState problem={problem} onRetry={() => void pages.refetch()} />;
  }
  return (
    <>
      <h1>{t.title}</h1>
      <h2>{t.tasks}</h2>
      {pages.rows.length === 0 && <EmptyState title={t.none} detail={t.noneDetail} />}
      <ul>
        {pages.rows.map(({ id, number, title, light, currentDueOn }) => (
          <li key={id}>
            <Light colour={light} /> <span className="figures">{number}</span> {title} ·{' '}
            {currentDueOn === null ? t.noDue : t.due(day(currentDueOn))}
          </li>
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}
