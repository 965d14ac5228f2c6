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
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { EndDialog } from './end-dialog.js';
import { directoryTexts } from './texts.js';

type Office = Schema<'DirectoryOfficeView'>;

interface ListProps {
  readonly mayAct: boolean;
}

/** Which group of a directory gives which office. */
export function OfficeList({ mayAct }: ListProps) {
  const t = useTexts(directoryTexts);
  const [isAdding, setAdding] = useState(false);
  const offices = useQuery({
    queryKey: ['directory', 'offices'],
    queryFn: () => read(api.GET('/api/directory/offices')),
  });
  if (offices.isPending) return <LoadingState />;
  if (isLost(offices))
    return <FailureState problem={asProblem(offices.error)} onRetry={() => void offices.refetch()} />;
  return (
    <section>
      <h2>{t.offices}</h2>
      {offices.data.length === 0 ? (
        <EmptyState title={t.officesNone} detail={t.officesNoneDetail} />
      ) : (
        <OfficeTable offices={offices.data} mayAct={mayAct} />
      )}
      {mayAct && (
        <p>
          <Button onClick={() => setAdding(true)}>{t.addOffice}</Button>
        </p>
      )}
      {isAdding && <AddOfficeDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

function OfficeTable({ offices, mayAct }: ListProps & { readonly offices: readonly Office[] }) {
  const t = useTexts(directoryTexts);
  const { roles } = useTexts(terms);
  const { day, number } = useDates();
  const [ended, setEnded] = useState<Office | null>(null);
  const end = useAct({
    send: (body: Schema<'EndingDto'>) =>
      read(
        api.POST('/api/directory/offices/{id}/ending', { body, params: { path: { id: ended?.id ?? '' } } }),
      ),
    changes: [['directory']],
    onDone: () => setEnded(null),
  });
  return (
    <>
      <RecordTable
        caption={t.offices}
        rows={offices}
        keyOf={({ id }) => id}
        columns={[
          { label: t.group, isName: true, show: ({ groupName }) => groupName },
          { label: t.members, isFigures: true, show: ({ members }) => number(members) },
          { label: t.office, show: ({ role }) => wordFor(roles, role) },
          { label: t.scope, show: ({ unitName }) => unitName ?? t.ownUnit },
          { label: t.body, show: ({ organisationName }) => organisationName },
          {
            label: t.state,
            show: ({ endedAt, endReason, reason }) => (
              <>
                {endedAt === null ? (
                  <Chip tone="good">{t.inForce}</Chip>
                ) : (
                  <Chip>{t.ended(day(endedAt))}</Chip>
                )}
                <small>{endReason ?? reason}</small>
              </>
            ),
          },
          ...(mayAct
            ? [
                {
                  label: t.acts,
                  show: (office: Office) =>
                    office.endedAt === null && (
                      <Button size="small" danger onClick={() => setEnded(office)}>
                        {t.end}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {ended !== null && (
        <EndDialog
          title={t.endQuestion(ended.groupName)}
          what={t.endWhat(number(ended.members))}
          okText={t.end}
          act={end}
          onClose={() => setEnded(null)}
        />
      )}
    </>
  );
}

function AddOfficeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(directoryTexts);
  const { roles } = useTexts(terms);
  const act = useAct({
    send: (body: Schema<'AddDirectoryOfficeDto'>, key) =>
      read(api.POST('/api/directory/offices', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['directory']],
    onDone: onClose,
  });
  return (
    <FormDialog title={t.addOffice} what={t.addOfficeDetail} okText={t.addOffice} act={act} onClose={onClose}>
      <BodyField body="AddDirectoryOfficeDto" name="organisationId" label={t.body} hint={t.bodyOfGroup}>
        <OrganisationSelect />
      </BodyField>
      <BodyField body="AddDirectoryOfficeDto" name="groupName" label={t.group} hint={t.groupHint} />
      <BodyField body="AddDirectoryOfficeDto" name="role" label={t.office} words={roles} />
      <BodyField body="AddDirectoryOfficeDto" name="unitId" label={t.scope} hint={t.scopeHint}>
        <OrganisationSelect allowClear />
      </BodyField>
      <BodyField body="AddDirectoryOfficeDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}
