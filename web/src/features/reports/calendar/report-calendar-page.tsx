import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSearchOf } from '../../../app/address.js';
import { BodySelect } from '../../../elements/body-select.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { today, useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../reports.module.css';
import { reportsTexts } from '../texts.js';
import { YearSelect } from '../year-select.js';
import { BodyLines } from './body-lines.js';
import { CONTENTS, FILINGS, PUBLICATIONS, type CalendarSearch } from './calendar-search.js';

const ROWS = 100;
const SHARES = ['filed', 'filedInTime', 'published', 'publishedInTime', 'complete'] as const;

/** 报告日历: who has filed, who has published, what compulsory part is missing. */
export function ReportCalendarPage() {
  const t = useTexts(reportsTexts);
  const search = useSearchOf<CalendarSearch>();
  const year = search.year ?? Number(today().slice(0, 4)) - 1;
  const pages = usePages(['report-calendar', 'list', { ...search, year }], (cursor) =>
    read(api.GET('/api/report-calendar', { params: { query: { ...search, year, cursor, limit: ROWS } } })),
  );
  return (
    <>
      <div className={styles.head}>
        <h1>{t.calendar}</h1>
        <nav className={styles.links} aria-label={t.calendar}>
          <Link to="/reports">{t.back}</Link>
        </nav>
      </div>
      <Filters search={search} year={year} />
      <Summary year={year} underOrganisationId={search.underOrganisationId} />
      {pages.isPending && <LoadingState rows={10} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && (
        <EmptyState title={t.noBodies} detail={t.noBodiesDetail} />
      )}
      {pages.rows.length > 0 && <BodyLines rows={pages.rows} year={year} />}
      <MoreButton {...pages} />
    </>
  );
}

function Filters({ search, year }: { readonly search: CalendarSearch; readonly year: number }) {
  const t = useTexts(reportsTexts);
  const navigate = useNavigate();
  const set = (change: { readonly [Name in keyof CalendarSearch]: CalendarSearch[Name] | undefined }) =>
    void navigate({ to: '/reports/calendar', search: { ...search, ...change }, replace: true });
  return (
    <div className={styles.filters}>
      <YearSelect allowClear={false} value={year} onChange={(next) => set({ year: next })} />
      <BodySelect
        label={t.body}
        value={search.underOrganisationId}
        onChange={(underOrganisationId) => set({ underOrganisationId })}
      />
      <Choice
        label={t.filing}
        value={search.filing}
        words={t.filings}
        of={FILINGS}
        onChange={(filing) => set({ filing })}
      />
      <Choice
        label={t.publication}
        value={search.publication}
        words={t.publications}
        of={PUBLICATIONS}
        onChange={(publication) => set({ publication })}
      />
      <Choice
        label={t.contents}
        value={search.contents}
        words={t.contentStates}
        of={CONTENTS}
        onChange={(contents) => set({ contents })}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly of: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, value, of, words, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value>
      allowClear
      className={styles.filter ?? ''}
      placeholder={label}
      aria-label={label}
      {...(value !== undefined && { value })}
      options={of.map((one) => ({ value: one, label: words[one] }))}
      onChange={(next: Value | undefined) => onChange(next)}
    />
  );
}

interface SummaryProps {
  readonly year: number;
  readonly underOrganisationId: string | undefined;
}

function Summary({ year, underOrganisationId }: SummaryProps) {
  const t = useTexts(reportsTexts);
  const { day, percent, number } = useDates();
  const summary = useQuery({
    queryKey: ['report-calendar', 'summary', year, underOrganisationId],
    queryFn: () =>
      read(
        api.GET('/api/report-calendar/summary', {
          params: { query: { year, ...(underOrganisationId !== undefined && { underOrganisationId }) } },
        }),
      ),
  });
  if (summary.data === undefined) return null;
  const { fileBy, planToFileBy, publishBy, planToPublishBy } = summary.data;
  const shareOf = ({ numerator, denominator }: Schema<'CalendarShareView'>) =>
    denominator === 0 ? '—' : percent(numerator / denominator);
  return (
    <>
      <p className={styles.soft}>
        {t.fileBy(day(fileBy), day(planToFileBy))}；{t.publishBy(day(publishBy), day(planToPublishBy))}
      </p>
      <dl className={`${styles.shares} figures`}>
        {SHARES.map((name) => (
          <div key={name}>
            <dt>{t.shares[name]}</dt>
            <dd>
              {shareOf(summary.data[name])}{' '}
              <small>
                {t.shareOf(number(summary.data[name].numerator), number(summary.data[name].denominator))}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
