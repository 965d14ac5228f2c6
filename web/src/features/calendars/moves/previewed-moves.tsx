import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, read, type Schema } from '../../../api/client.js';
import { lostOf } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { calendarTexts } from '../texts.js';
import { lookedAt } from './move-row.js';
import { MoveTable } from './move-table.js';

const NEXT = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
  retry: false,
} as const;

/** Which limits would fall on another day if a table were in force. Nothing is written. */
export function PreviewedMoves({ table }: { readonly table: Schema<'CalendarTableDto'> }) {
  const t = useTexts(calendarTexts);
  const { number } = useDates();
  const deadlines = useInfiniteQuery({
    ...NEXT,
    queryKey: ['calendar-tables', 'deadline-preview', table],
    queryFn: ({ pageParam: cursor }) =>
      read(
        api.POST('/api/calendar-tables/preview', {
          body: { ...table, ...(cursor !== undefined && { cursor }) },
        }),
      ),
  });
  const limits = useInfiniteQuery({
    ...NEXT,
    queryKey: ['calendar-tables', 'limit-preview', table],
    queryFn: ({ pageParam: cursor }) =>
      read(
        api.POST('/api/calendar-tables/preview-limits', {
          body: { ...table, ...(cursor !== undefined && { cursor }) },
        }),
      ),
  });
  const lost = lostOf(deadlines, limits);
  if (lost !== undefined) return <FailureState problem={asProblem(lost.error)} />;
  if (deadlines.data === undefined || limits.data === undefined) return <LoadingState />;
  const { count, rows } = lookedAt(deadlines.data.pages, limits.data.pages);
  return (
    <section>
      <p role="status">
        <strong>{t.looked(number(count), number(rows.length))}</strong>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t.previewNone} detail={t.previewNoneDetail} />
      ) : (
        <MoveTable rows={rows} />
      )}
      {(deadlines.hasNextPage || limits.hasNextPage) && (
        <Button
          block
          loading={deadlines.isFetchingNextPage || limits.isFetchingNextPage}
          onClick={() => {
            if (deadlines.hasNextPage) void deadlines.fetchNextPage();
            if (limits.hasNextPage) void limits.fetchNextPage();
          }}
        >
          {t.more}
        </Button>
      )}
    </section>
  );
}
