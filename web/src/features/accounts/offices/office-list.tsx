import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip } from '../../../elements/chip.js';
import { FormDialog } from '../../../elements/form-dialog.js';
import { MoreButton } from '../../../elements/more-button.js';
import { RecordTable } from '../../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { BodyField } from '../../../forms/body-field.js';
import { today, useDates } from '../../../i18n/dates.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../accounts.module.css';
import { personTexts } from '../person-texts.js';
import { GrantDialog } from './grant-dialog.js';

type Grant = Schema<'GrantView'>;

interface OfficeListProps {
  readonly account: Schema<'AccountView'>;
  readonly mayAct: boolean;
}

/** 岗位 of one person: those in force, to come and ended, each with its days and its reason. */
export function OfficeList({ account, mayAct }: OfficeListProps) {
  const t = useTexts(personTexts);
  const [isGranting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const pages = usePages<Grant>(['accounts', 'grants', account.id], (cursor) =>
    read(
      api.GET('/api/grants', {
        params: { query: { accountId: account.id, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  return (
    <section aria-labelledby="offices">
      <div className={styles.section}>
        <h2 id="offices">{t.offices}</h2>
        {mayAct && account.state === 'active' && (
          <Button size="small" type="primary" onClick={() => setGranting(true)}>
            {t.grant}
          </Button>
        )}
        <p>{t.officesDetail}</p>
      </div>
      {pages.isPending && <LoadingState />}
      {isLost(pages) && <FailureState problem={asProblem(pages.error)} />}
      {pages.data !== undefined && pages.rows.length === 0 && (
        <EmptyState title={t.none} detail={t.noneDetail} />
      )}
      {pages.rows.length > 0 && <OfficeTable grants={pages.rows} onRevoke={mayAct ? setRevoking : null} />}
      <MoreButton {...pages} />
      {isGranting && <GrantDialog account={account} onClose={() => setGranting(false)} />}
      {revoking !== null && <RevokeDialog grant={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}

interface OfficeTableProps {
  readonly grants: readonly Grant[];
  /** Null: somebody who only looks. */
  readonly onRevoke: ((grant: Grant) => void) | null;
}

function OfficeTable({ grants, onRevoke }: OfficeTableProps) {
  const t = useTexts(personTexts);
  const { roles } = useTexts(terms);
  const { day } = useDates();
  return (
    <RecordTable
      caption={t.offices}
      rows={grants}
      keyOf={({ id }) => id}
      columns={[
        { label: t.role, isName: true, show: ({ role }) => roles[role] },
        { label: t.scope, show: ({ organisationName }) => organisationName },
        {
          label: t.from,
          isFigures: true,
          show: ({ startsOn, endsOn }) => (
            <>
              {day(startsOn)}
              <small>
                {t.until} {endsOn === null ? t.openEnd : day(endsOn)}
              </small>
            </>
          ),
        },
        {
          label: t.reason,
          show: ({ reason, revokedAt, revokeReason }) => (
            <>
              {reason}
              {revokedAt !== null && (
                <small>
                  {t.revoked(day(revokedAt))} {revokeReason}
                </small>
              )}
            </>
          ),
        },
        {
          label: t.by,
          show: ({ grantedByName, source }) => grantedByName ?? t.bySources[source],
        },
        {
          label: t.acts,
          show: (grant) => {
            const standing = standingOf(grant);
            return (
              <div className={styles.chips}>
                <Chip tone={standing === 'inForce' ? 'good' : 'plain'}>{t[standing]}</Chip>
                {onRevoke !== null && standing !== 'ended' && (
                  <Button size="small" danger onClick={() => onRevoke(grant)}>
                    {t.revoke}
                  </Button>
                )}
              </div>
            );
          },
        },
      ]}
    />
  );
}

function standingOf({ isInForce, revokedAt, startsOn }: Grant): 'inForce' | 'toCome' | 'ended' {
  if (isInForce) return 'inForce';
  return revokedAt === null && startsOn > today() ? 'toCome' : 'ended';
}

function RevokeDialog({ grant, onClose }: { readonly grant: Grant; readonly onClose: () => void }) {
  const t = useTexts(personTexts);
  const { roles } = useTexts(terms);
  const act = useAct({
    send: (body: Schema<'AccountReasonDto'>) =>
      read(api.POST('/api/grants/{id}/revocation', { body, params: { path: { id: grant.id } } })),
    changes: [['accounts']],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.revokeTitle(roles[grant.role])}
      what={t.revokeDetail}
      okText={t.revoke}
      isDanger
      act={act}
      onClose={onClose}
    >
      <BodyField body="AccountReasonDto" name="reason" label={t.reason} autoFocus />
    </FormDialog>
  );
}
