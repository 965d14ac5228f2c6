import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, ifMatch, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { StaleRecordDialog } from '../../elements/stale-record-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { organisationTexts } from './texts.js';

type Organisation = Schema<'OrganisationView'>;
type Change = Schema<'ChangeOrganisationDto'>;

interface EditOrganisationDialogProps {
  /** As it is now. */
  readonly organisation: Organisation;
  readonly onClose: () => void;
}

/** What a body is called; a change by somebody else meanwhile is shown before anything is sent. */
export function EditOrganisationDialog({ organisation, onClose }: EditOrganisationDialogProps) {
  const t = useTexts(organisationTexts);
  const client = useQueryClient();
  const [before] = useState(organisation);
  const { id, name, shortName, documentPrefix, isReportingBody, aliases } = before;
  const act = useAct({
    send: async ({ body, version }: { body: Change; version: number }) => {
      try {
        const params = { path: { id }, header: ifMatch(version) };
        return await read(api.PATCH('/api/organisations/{id}', { body, params }));
      } catch (error) {
        await client.invalidateQueries({ queryKey: ['organisation', id] });
        throw error;
      }
    },
    changes: [['organisations'], ['organisation']],
    onDone: onClose,
  });
  const isStale = act.error?.code === 'record.stale';
  return (
    <>
      <FormDialog<Change>
        title={t.edit}
        what={t.editDetail}
        okText={t.edit}
        initial={{
          ...{ name, shortName, isReportingBody, aliases },
          ...(documentPrefix !== null && { documentPrefix }),
        }}
        act={{
          ...act,
          error: isStale ? null : act.error,
          run: (body) => act.run({ body, version: before.version }),
        }}
        onClose={onClose}
      >
        <BodyField body="ChangeOrganisationDto" name="name" label={t.name} required autoFocus />
        <BodyField body="ChangeOrganisationDto" name="shortName" label={t.shortName} required />
        <BodyField body="ChangeOrganisationDto" name="aliases" label={t.aliases} hint={t.aliasesHint}>
          <Select mode="tags" maxCount={50} open={false} suffixIcon={null} />
        </BodyField>
        <BodyField
          body="ChangeOrganisationDto"
          name="documentPrefix"
          label={t.documentPrefix}
          hint={t.documentPrefixHint}
        />
        <BodyField body="ChangeOrganisationDto" name="isReportingBody" label={t.isReportingBody} />
        <BodyField body="ChangeOrganisationDto" name="reason" label={t.reason} hint={t.reasonHint} />
      </FormDialog>
      <StaleRecordDialog<Organisation>
        before={isStale ? before : null}
        now={organisation}
        fields={[
          { name: 'name', label: t.name, show: (row) => row.name },
          { name: 'shortName', label: t.shortName, show: (row) => row.shortName },
          { name: 'aliases', label: t.aliases, show: (row) => row.aliases.join('、') },
          { name: 'documentPrefix', label: t.documentPrefix, show: (row) => row.documentPrefix },
        ]}
        onSubmit={() => {
          if (act.variables !== undefined)
            act.run({ body: act.variables.body, version: organisation.version });
        }}
        onBack={() => act.reset()}
      />
    </>
  );
}
