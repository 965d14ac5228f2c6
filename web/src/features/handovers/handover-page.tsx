import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams } from '../../app/address.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { BackLink } from '../../elements/back-link.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { Facts } from '../../elements/facts.js';
import { PageHead } from '../../elements/page-head.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import { HandedTasks } from './handed-tasks.js';
import { signatureOf, STANDING_TONES, standingOf } from './standing.js';
import { handoverTexts } from './texts.js';

/** One sheet: who hands what to whom, who has signed, and what became of each task. */
export function HandoverPage() {
  const { handoverId } = usePathParams<{ handoverId: string }>();
  const handover = useQuery({
    queryKey: ['handovers', handoverId],
    queryFn: () => read(api.GET('/api/handovers/{id}', { params: { path: { id: handoverId } } })),
  });
  if (isLost(handover))
    return <FailureState problem={asProblem(handover.error)} onRetry={() => void handover.refetch()} />;
  if (handover.data === undefined) return <LoadingState rows={10} />;
  return <HandoverOf handover={handover.data} />;
}

function HandoverOf({ handover }: { readonly handover: Schema<'HandoverView'> }) {
  const t = useTexts(handoverTexts);
  const { moment } = useDates();
  const { id, fromName, toName, organisationName, reason, preparedAt, tasks } = handover;
  const { givenByName, givenAt, takenAt, finishedAt } = handover;
  const standing = standingOf(handover);
  return (
    <>
      <BackLink>
        <Link to="/handovers">{t.back}</Link>
      </BackLink>
      <PageHead title={t.of(fromName, toName)}>
        <HistoryButton kind="handover" id={id} name={t.of(fromName, toName)} />
        <Button href={`/api/handovers/${id}/sheet.docx`} download>
          {t.sheet}
        </Button>
        <SignButton handover={handover} />
      </PageHead>
      <Facts
        label={t.facts}
        facts={[
          [
            t.standing,
            <Chip key="standing" tone={STANDING_TONES[standing]}>
              {t.standings[standing]}
            </Chip>,
          ],
          [t.unit, organisationName],
          [t.reason, reason],
          [t.preparedAt, moment(preparedAt)],
          [t.given, givenAt === null ? null : t.signedBy(givenByName ?? '', moment(givenAt))],
          [t.taken, takenAt === null ? null : t.signedBy(toName, moment(takenAt))],
          [t.finished, finishedAt === null ? null : moment(finishedAt)],
        ]}
      />
      <h2>{t.tasks}</h2>
      {tasks.length === 0 ? (
        <EmptyState title={t.noTasks} detail={t.noTasksDetail} />
      ) : (
        <HandedTasks tasks={tasks} />
      )}
    </>
  );
}

/** Only for whoever may sign now, and with what the signature says. */
function SignButton({ handover }: { readonly handover: Schema<'HandoverView'> }) {
  const t = useTexts(handoverTexts);
  const session = useSession();
  const confirm = useConfirm();
  const signature = signatureOf(handover, { ...session, isUnitSigner: hasAnyRole(session, ['unit_signer']) });
  const sign = useAct({
    send: (inPlaceOfGiver: boolean, key) =>
      read(
        api.POST('/api/handovers/{id}/signature', {
          params: { path: { id: handover.id }, header: { 'Idempotency-Key': key } },
          body: inPlaceOfGiver ? { inPlaceOfGiver } : {},
        }),
      ),
    changes: [['handovers'], ['history', 'handover', handover.id], ['tasks'], ['task']],
  });
  if (signature === null) return null;
  const ask = () =>
    confirm({
      title: t.signTitle[signature],
      what: t.signWhat[signature],
      count: handover.tasks.filter(({ roles }) => roles.length > 0).length,
      undoable: false,
      act: t.sign[signature],
      run: () => sign.run(signature === 'inPlaceOfGiver'),
    });
  return (
    <>
      <Button type="primary" loading={sign.isPending} onClick={ask}>
        {t.sign[signature]}
      </Button>
      {sign.error !== null && <ProblemAlert problem={sign.error} />}
    </>
  );
}
