import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { PageHead } from '../../elements/page-head.js';
import { SecretOnce } from '../../elements/secret-once.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { tokenTexts } from './texts.js';
import { TokenTable } from './token-table.js';

type NewToken = Schema<'NewTokenView'>;

/** 系统令牌: through these the unit's own systems read its tasks and, where allowed, act on them. */
export function TokensPage() {
  const t = useTexts(tokenTexts);
  const [isCreating, setCreating] = useState(false);
  const [shown, setShown] = useState<NewToken | null>(null);
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => read(api.GET('/api/tokens')) });
  if (tokens.isPending) return <LoadingState />;
  if (isLost(tokens))
    return <FailureState problem={asProblem(tokens.error)} onRetry={() => void tokens.refetch()} />;
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t.create}
    </Button>
  );
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        {tokens.data.length > 0 && create}
      </PageHead>
      {shown !== null && (
        <SecretOnce
          title={t.newSecret(shown.name)}
          detail={t.once}
          secret={shown.secret}
          onClose={() => setShown(null)}
        />
      )}
      {tokens.data.length === 0 ? (
        <EmptyState title={t.none} detail={t.noneDetail}>
          {create}
        </EmptyState>
      ) : (
        <TokenTable tokens={tokens.data} onRotated={setShown} />
      )}
      {isCreating && <CreateDialog onCreated={setShown} onClose={() => setCreating(false)} />}
    </>
  );
}

interface CreateDialogProps {
  readonly onCreated: (token: NewToken) => void;
  readonly onClose: () => void;
}

const SUGGESTED = { access: 'read', days: 90 } as const;

function CreateDialog({ onCreated, onClose }: CreateDialogProps) {
  const t = useTexts(tokenTexts);
  const act = useAct({
    send: (body: Schema<'CreateTokenDto'>, key) =>
      read(api.POST('/api/tokens', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['tokens']],
    onDone: (token) => {
      onCreated(token);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.create}
      what={t.createDetail}
      okText={t.create}
      initial={SUGGESTED}
      act={act}
      onClose={onClose}
    >
      <BodyField body="CreateTokenDto" name="name" label={t.name} hint={t.nameHint} autoFocus />
      <BodyField body="CreateTokenDto" name="access" label={t.access} words={t.accesses} />
      <BodyField body="CreateTokenDto" name="days" label={t.days} hint={t.daysHint} />
    </FormDialog>
  );
}
