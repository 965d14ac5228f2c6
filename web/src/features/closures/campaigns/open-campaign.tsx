import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read } from '../../../api/client.js';
import { BodySelect } from '../../../elements/body-select.js';
import { useConfirm } from '../../../elements/confirm.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import closures from '../closures.module.css';
import { campaignTexts } from './texts.js';

/** A supervisor opens the season ahead of its day; one that is open already simply opens. */
export function OpenCampaign() {
  const t = useTexts(campaignTexts);
  const navigate = useNavigate();
  const confirm = useConfirm();
  const [bodyId, setBodyId] = useState<string>();
  const body = useQuery({
    queryKey: ['organisation', bodyId],
    queryFn: () => read(api.GET('/api/organisations/{id}', { params: { path: { id: bodyId ?? '' } } })),
    enabled: bodyId !== undefined,
  });
  const open = useAct({
    send: (organisationId: string, key) =>
      read(
        api.POST('/api/campaigns', {
          params: { header: { 'Idempotency-Key': key } },
          body: { organisationId },
        }),
      ),
    changes: [['campaigns'], ['campaign']],
    onDone: ({ id }) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
  });
  const ask = () => {
    if (body.data === undefined) return;
    const { id, name } = body.data;
    confirm({
      title: t.openTitle,
      what: t.openWhat(name),
      undoable: false,
      act: t.openAct,
      run: () => open.run(id),
    });
  };
  return (
    <>
      <div className={`${closures.filters} not-on-paper`}>
        <BodySelect label={t.body} value={bodyId} onChange={setBodyId} width={240} />
        <Button
          disabled={body.data === undefined}
          {...(bodyId === undefined && { title: t.bodyNeeded })}
          loading={open.isPending}
          onClick={ask}
        >
          {t.open}
        </Button>
      </div>
      {open.error !== null && <ProblemAlert problem={open.error} />}
    </>
  );
}
