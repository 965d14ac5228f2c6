import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { RecordTable } from '../../elements/record-table.js';
import { SecretOnce } from '../../elements/secret-once.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { today, useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { standingOf } from '../tokens/standing.js';
import { EndDialog } from './end-dialog.js';
import { directoryTexts } from './texts.js';

type Client = Schema<'DirectoryClientView'>;

interface ListProps {
  readonly mayAct: boolean;
}

interface Shown {
  readonly name: string;
  readonly secret: string;
}

export function ClientList({ mayAct }: ListProps) {
  const t = useTexts(directoryTexts);
  const [isAdding, setAdding] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const clients = useQuery({
    queryKey: ['directory', 'clients'],
    queryFn: () => read(api.GET('/api/directory/clients')),
  });
  if (clients.isPending) return <LoadingState />;
  if (isLost(clients))
    return <FailureState problem={asProblem(clients.error)} onRetry={() => void clients.refetch()} />;
  return (
    <section>
      <h2>{t.clients}</h2>
      {shown !== null && (
        <SecretOnce
          title={t.newSecret(shown.name)}
          detail={t.once(`${globalThis.location.origin}/api/scim/v2`)}
          secret={shown.secret}
          onClose={() => setShown(null)}
        />
      )}
      {clients.data.length === 0 ? (
        <EmptyState title={t.clientsNone} detail={t.clientsNoneDetail} />
      ) : (
        <ClientTable clients={clients.data} mayAct={mayAct} />
      )}
      {mayAct && (
        <p>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        </p>
      )}
      {isAdding && <AddDialog onAdded={setShown} onClose={() => setAdding(false)} />}
    </section>
  );
}

function ClientTable({ clients, mayAct }: ListProps & { readonly clients: readonly Client[] }) {
  const t = useTexts(directoryTexts);
  const { day } = useDates();
  const [revoked, setRevoked] = useState<Client | null>(null);
  const end = useAct({
    send: (body: Schema<'EndingDto'>) =>
      read(
        api.POST('/api/directory/clients/{id}/revocation', {
          body,
          params: { path: { id: revoked?.id ?? '' } },
        }),
      ),
    changes: [['directory']],
    onDone: () => setRevoked(null),
  });
  return (
    <>
      <RecordTable
        caption={t.clients}
        rows={clients}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t.name,
            isName: true,
            show: ({ name, reason }) => (
              <>
                {name}
                <small>{reason}</small>
              </>
            ),
          },
          { label: t.body, show: ({ organisationName }) => organisationName },
          { label: t.state, show: (client) => <Standing client={client} /> },
          { label: t.expires, isFigures: true, show: ({ expiresAt }) => day(expiresAt) },
          {
            label: t.lastUsed,
            isFigures: true,
            show: ({ lastUsedOn }) => (lastUsedOn === null ? t.never : day(lastUsedOn)),
          },
          {
            label: t.made,
            isFigures: true,
            show: ({ createdByName, createdAt }) => (
              <>
                {createdByName}
                <small>{day(createdAt)}</small>
              </>
            ),
          },
          ...(mayAct
            ? [
                {
                  label: t.acts,
                  show: (client: Client) =>
                    client.revokedAt === null && (
                      <Button size="small" danger onClick={() => setRevoked(client)}>
                        {t.revoke}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {revoked !== null && (
        <EndDialog
          title={t.revokeQuestion(revoked.name)}
          what={t.revokeWhat}
          okText={t.revoke}
          act={end}
          onClose={() => setRevoked(null)}
        />
      )}
    </>
  );
}

function Standing({ client: { revokedAt, revokeReason, expiresAt } }: { readonly client: Client }) {
  const t = useTexts(directoryTexts);
  const { day } = useDates();
  if (revokedAt !== null)
    return (
      <>
        <Chip>{t.revoked(day(revokedAt))}</Chip>
        <small>{revokeReason}</small>
      </>
    );
  const standing = standingOf(expiresAt, today());
  if (standing === 'expired') return <Chip tone="bad">{t.expired}</Chip>;
  return standing === 'soon' ? <Chip tone="warn">{t.soon}</Chip> : <Chip tone="good">{t.inForce}</Chip>;
}

interface AddDialogProps {
  readonly onAdded: (client: Shown) => void;
  readonly onClose: () => void;
}

function AddDialog({ onAdded, onClose }: AddDialogProps) {
  const t = useTexts(directoryTexts);
  const act = useAct({
    send: (body: Schema<'AddDirectoryClientDto'>, key) =>
      read(api.POST('/api/directory/clients', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['directory']],
    onDone: ({ name, secret }) => {
      if (secret !== null) onAdded({ name, secret });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.add}
      what={t.addDetail}
      okText={t.add}
      initial={{ days: 365 }}
      act={act}
      onClose={onClose}
    >
      <BodyField body="AddDirectoryClientDto" name="name" label={t.name} hint={t.nameHint} autoFocus />
      <BodyField body="AddDirectoryClientDto" name="organisationId" label={t.body} hint={t.bodyHint}>
        <OrganisationSelect />
      </BodyField>
      <BodyField body="AddDirectoryClientDto" name="days" label={t.days} />
      <BodyField body="AddDirectoryClientDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}
