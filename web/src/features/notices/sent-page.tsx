import { Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { api, read } from '../../api/client.js';
import { useSearchOf } from '../../app/address.js';
import { BackLink } from '../../elements/back-link.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { PageHead } from '../../elements/page-head.js';
import { EmptyState } from '../../elements/states.js';
import { UnitPersonSelect } from '../../elements/unit-person-select.js';
import { useTexts } from '../../i18n/texts.js';
import { DeliveryList } from './delivery-list.js';
import styles from './notices.module.css';
import type { SentSearch } from './sent-search.js';
import { noticeTexts } from './texts.js';

/** “我没有收到”, answered on one screen: what a person was sent, by which way, whether it got there, was opened and was followed by a signature. */
export function SentPage() {
  const t = useTexts(noticeTexts);
  const navigate = useNavigate();
  const { unit, person } = useSearchOf<SentSearch>();
  const field = useId();
  const ask = (search: SentSearch) => void navigate({ to: '/notices/sent', search, replace: true });
  return (
    <>
      <BackLink>
        <Link to="/notices">{t.title}</Link>
      </BackLink>
      <PageHead title={t.sentTitle} detail={t.sentDetail} />
      <div className={`${styles.asked} not-on-paper`} role="search" aria-label={t.sentTitle}>
        <label htmlFor={`${field}-unit`}>{t.sentUnit}</label>
        <div className={styles.choice}>
          <OrganisationSelect
            id={`${field}-unit`}
            value={unit}
            onChange={(next) => ask(next === undefined ? {} : { unit: next })}
          />
        </div>
        {unit !== undefined && (
          <>
            <label htmlFor={`${field}-person`}>{t.sentPerson}</label>
            <div className={styles.choice}>
              <UnitPersonSelect
                key={unit}
                id={`${field}-person`}
                unitId={unit}
                {...(person !== undefined && { value: person })}
                onChange={(next) => ask(next === undefined ? { unit } : { unit, person: next })}
              />
            </div>
          </>
        )}
      </div>
      {person === undefined ? (
        <EmptyState title={t.sentNobody} detail={t.sentNobodyDetail} />
      ) : (
        <DeliveryList
          key={person}
          of={person}
          none={t.sentNone}
          readPage={(cursor) =>
            read(
              api.GET('/api/people/{id}/deliveries', {
                params: { path: { id: person }, query: cursor === undefined ? {} : { cursor } },
              }),
            )
          }
        />
      )}
    </>
  );
}
