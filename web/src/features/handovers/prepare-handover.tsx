import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { UnitPersonSelect } from '../../elements/unit-person-select.js';
import { BodyField } from '../../forms/body-field.js';
import { OrganisationSelect } from '../../forms/organisation-select.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { handoverTexts } from './texts.js';

/** Whose tasks go over. */
export interface Giver {
  readonly id: string;
  readonly displayName: string;
  readonly organisationId: string;
}

type Prepared = Schema<'PrepareHandoverDto'>;
type Filled = Prepared & { readonly unitId?: string };

interface PrepareHandoverProps {
  /** Already chosen; who may speak for others may choose another. */
  readonly giver: Giver;
  readonly onClose: () => void;
}

/** One's own tasks, those of a colleague (审签人), or those of anybody below (督查主管). */
export function PrepareHandover({ giver, onClose }: PrepareHandoverProps) {
  const t = useTexts(handoverTexts);
  const navigate = useNavigate();
  const session = useSession();
  const isAbove = hasAnyRole(session, ['supervisor']);
  const prepare = useAct({
    send: ({ fromId = giver.id, toId, reason }: Filled, key) =>
      read(
        api.POST('/api/handovers', {
          params: { header: { 'Idempotency-Key': key } },
          body: { fromId, toId, reason },
        }),
      ),
    changes: [['handovers']],
    onDone: ({ id }) => void navigate({ to: '/handovers/$handoverId', params: { handoverId: id } }),
  });
  return (
    <FormDialog<Filled>
      title={t.prepareTitle}
      what={t.prepareWhat}
      okText={t.prepare}
      initial={{ unitId: giver.organisationId, fromId: giver.id }}
      act={prepare}
      onClose={onClose}
    >
      {isAbove && (
        <Form.Item name="unitId" label={t.unit}>
          <OrganisationSelect />
        </Form.Item>
      )}
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const unitId = String(getFieldValue('unitId') ?? giver.organisationId);
          const fromId = String(getFieldValue('fromId') ?? '');
          const toId = getFieldValue('toId') as string | undefined;
          return <PeopleFields {...{ giver, unitId, fromId, toId }} />;
        }}
      </Form.Item>
      <BodyField body="PrepareHandoverDto" name="reason" label={t.reason} />
    </FormDialog>
  );
}

interface PeopleFieldsProps {
  readonly giver: Giver;
  readonly unitId: string;
  readonly fromId: string;
  readonly toId: string | undefined;
}

function PeopleFields({ giver, unitId, fromId, toId }: PeopleFieldsProps) {
  const t = useTexts(handoverTexts);
  const mayChoose = hasAnyRole(useSession(), ['supervisor', 'unit_signer']);
  const known = unitId === giver.organisationId ? [giver] : [];
  return (
    <>
      {mayChoose && (
        <BodyField body="PrepareHandoverDto" name="fromId" label={t.from}>
          <UnitPersonSelect unitId={unitId} known={known} />
        </BodyField>
      )}
      <BodyField body="PrepareHandoverDto" name="toId" label={t.to} hint={t.toHint}>
        <UnitPersonSelect unitId={unitId} except={[fromId]} />
      </BodyField>
      {toId !== undefined && fromId !== '' && <Outlook fromId={fromId} toId={toId} />}
    </>
  );
}

/** What would go over and what would stay, before anything is made. */
function Outlook(people: Schema<'PreviewHandoverDto'>) {
  const t = useTexts(handoverTexts);
  const { number } = useDates();
  const preview = useQuery({
    queryKey: ['handovers', 'preview', people],
    queryFn: () => read(api.POST('/api/handovers/preview', { body: people })),
  });
  if (preview.error !== null) return <ProblemAlert problem={asProblem(preview.error)} />;
  if (preview.data === undefined) return null;
  const { tasks } = preview.data;
  const going = tasks.filter(({ roles }) => roles.length > 0).length;
  return (
    <p role="status">
      {tasks.length === 0 ? t.outlookNone : t.outlook(number(going), number(tasks.length - going))}
    </p>
  );
}
