import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { usePages } from '../../api/paging.js';
import { asProblem } from '../../api/problem.js';
import { hasAnyRole, type Role } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { PageHead } from '../../elements/page-head.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { OwedHandovers } from './owed-handovers.js';
import { PrepareHandover, type Giver } from './prepare-handover.js';
import { STANDING_TONES, standingOf } from './standing.js';
import { handoverTexts } from './texts.js';

const WHO_CHASES: readonly Role[] = ['supervisor', 'officer', 'unit_signer'];

/** 换人交接: who has gone and still has tasks, and every sheet with the signature it waits for. */
export function HandoversPage() {
  const t = useTexts(handoverTexts);
  const session = useSession();
  const { accountId, displayName, organisationId } = session;
  const [giver, setGiver] = useState<Giver | null>(null);
  const pages = usePages(['handovers', 'list'], (cursor) =>
    read(api.GET('/api/handovers', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        <Button type="primary" onClick={() => setGiver({ id: accountId, displayName, organisationId })}>
          {t.prepare}
        </Button>
      </PageHead>
      {hasAnyRole(session, WHO_CHASES) && <OwedHandovers onPrepare={setGiver} />}
      <h2>{t.all}</h2>
      {pages.isPending && <LoadingState rows={6} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={t.none} detail={t.noneDetail} />}
      {pages.rows.length > 0 && <HandoverTable rows={pages.rows} />}
      <MoreButton {...pages} />
      {giver !== null && <PrepareHandover giver={giver} onClose={() => setGiver(null)} />}
    </>
  );
}

function HandoverTable({ rows }: { readonly rows: readonly Schema<'HandoverSummary'>[] }) {
  const t = useTexts(handoverTexts);
  const { moment } = useDates();
  return (
    <RecordTable
      caption={t.all}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.people,
          isName: true,
          show: ({ id, fromName, toName }) => (
            <Link to="/handovers/$handoverId" params={{ handoverId: id }}>
              {t.of(fromName, toName)}
            </Link>
          ),
        },
        { label: t.unit, show: ({ organisationName }) => organisationName },
        { label: t.reason, show: ({ reason }) => reason },
        {
          label: t.standing,
          show: (row) => {
            const standing = standingOf(row);
            return <Chip tone={STANDING_TONES[standing]}>{t.standings[standing]}</Chip>;
          },
        },
        { label: t.preparedAt, isFigures: true, show: ({ preparedAt }) => moment(preparedAt) },
      ]}
    />
  );
}
