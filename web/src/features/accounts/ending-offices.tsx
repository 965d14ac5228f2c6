import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { MoreButton } from '../../elements/more-button.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { today, useDates } from '../../i18n/dates.js';
import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './accounts.module.css';
import { personTexts } from './person-texts.js';
import { accountsTexts } from './texts.js';

const WITHIN_DAYS = [30, 90, 365] as const;

/** Offices whose last day is near: to be renewed or handed over in time. */
export function EndingOffices() {
  const t = useTexts(accountsTexts);
  const words = useTexts(personTexts);
  const { roles } = useTexts(terms);
  const { day, number } = useDates();
  const [within, setWithin] = useState<number>(WITHIN_DAYS[0]);
  const endingBy = dayjs(today()).add(within, 'day').format('YYYY-MM-DD');
  const pages = usePages<Schema<'GrantView'>>(['accounts', 'ending', endingBy], (cursor) =>
    read(
      api.GET('/api/grants', {
        params: { query: { endingBy, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <div className={styles.filters}>
        <span>{t.endingWithin}</span>
        <Segmented
          aria-label={t.endingWithin}
          value={within}
          options={WITHIN_DAYS.map((value) => ({ value, label: t.days(number(value)) }))}
          onChange={setWithin}
        />
      </div>
      {pages.rows.length === 0 ? (
        <EmptyState title={t.endingNone} detail={t.endingNoneDetail} />
      ) : (
        <RecordTable
          caption={t.tabs.ending}
          rows={pages.rows}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.name,
              isName: true,
              show: ({ accountId, accountName, login }) => (
                <>
                  <Link to="/accounts/$accountId" params={{ accountId }}>
                    {accountName}
                  </Link>
                  <small>{login}</small>
                </>
              ),
            },
            { label: t.role, show: ({ role }) => roles[role] },
            { label: words.scope, show: ({ organisationName }) => organisationName },
            { label: t.endsOn, isFigures: true, show: ({ endsOn }) => endsOn !== null && day(endsOn) },
          ]}
        />
      )}
      <MoreButton {...pages} />
    </>
  );
}
