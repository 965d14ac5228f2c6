import { Button } from 'antd';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { usePages } from '../../api/paging.js';
import { asProblem } from '../../api/problem.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { RecordTable } from '../../elements/record-table.js';
import { FailureState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { Giver } from './prepare-handover.js';
import { handoverTexts } from './texts.js';

interface OwedHandoversProps {
  readonly onPrepare: (giver: Giver) => void;
}

/** People who have gone and still have open tasks; nothing where there are none. */
export function OwedHandovers({ onPrepare }: OwedHandoversProps) {
  const t = useTexts(handoverTexts);
  const { number } = useDates();
  const mayPrepare = hasAnyRole(useSession(), ['supervisor', 'unit_signer']);
  const pages = usePages(['handovers', 'owed'], (cursor) =>
    read(api.GET('/api/handovers/owed', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return null;
  return (
    <>
      <h2>{t.owed}</h2>
      <p>{t.owedDetail}</p>
      <RecordTable
        caption={t.owed}
        rows={pages.rows}
        keyOf={({ accountId }) => accountId}
        columns={[
          { label: t.from, isName: true, show: ({ displayName }) => displayName },
          { label: t.unit, show: ({ organisationName }) => organisationName },
          {
            label: t.standing,
            show: ({ isSuspended }) => <Chip tone="warn">{isSuspended ? t.suspended : t.noOffice}</Chip>,
          },
          { label: t.openTasks, isFigures: true, show: ({ openTasks }) => number(openTasks) },
          ...(mayPrepare
            ? [
                {
                  label: t.acts,
                  show: ({ accountId, displayName, organisationId }: (typeof pages.rows)[number]) => (
                    <Button
                      size="small"
                      onClick={() => onPrepare({ id: accountId, displayName, organisationId })}
                    >
                      {t.prepareFor}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <MoreButton {...pages} />
    </>
  );
}
