import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../elements/dialog.js';
import { useAct } from '../../api/act.js';
import { api, ifMatch, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession, type Session } from '../../app/session.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { DayInput } from '../../forms/day-input.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import table from '../ledger/list/ledger.module.css';
import styles from './slips.module.css';
import { slipTexts } from './texts.js';

type Proposal = Schema<'ProposalView'>;
type ProposalAct = keyof (typeof slipTexts)['zh-CN']['proposalActs'];

/** What comes next in each state. */
const NEXT: Readonly<Record<Proposal['state'], readonly ProposalAct[]>> = {
  proposed: ['accept', 'refuse'],
  accepted: ['hold'],
  held: ['sign', 'findMet', 'findUnmet'],
  signed: ['findMet', 'findUnmet'],
  refused: [],
  met: [],
  unmet: [],
};

/** Whose it is: a letter is the supervisor's to decide, 约谈 and 通报 a leader's; the addressee signs and judges nothing. */
function mayAct(act: ProposalAct, { kind, toOrganisationId }: Proposal, session: Session): boolean {
  const isAddressee = session.organisationId === toOrganisationId;
  if (act === 'sign') return isAddressee && hasAnyRole(session, ['unit_signer']);
  const isDecision = act === 'accept' || act === 'refuse';
  const isLeaders = isDecision && kind !== 'letter';
  return !isAddressee && hasAnyRole(session, isLeaders ? ['principal', 'line_leader'] : ['supervisor']);
}

/** 约谈、通报、专函: proposed by the rules, decided by people. */
export function Proposals() {
  const t = useTexts(slipTexts);
  const [acting, setActing] = useState<{ proposal: Proposal; act: ProposalAct } | null>(null);
  const pages = usePages(['tasks', 'proposals'], (cursor) =>
    read(api.GET('/api/proposals', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  if (pages.isPending) return <LoadingState rows={8} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={t.noProposals} detail={t.noProposalsDetail} />;
  return (
    <>
      <ProposalTable rows={pages.rows} onAct={(proposal, act) => setActing({ proposal, act })} />
      <div className={table.foot}>
        <MoreButton {...pages} />
      </div>
      {acting !== null && <ProposalDialog {...acting} onClose={() => setActing(null)} />}
    </>
  );
}

interface ProposalTableProps {
  readonly rows: readonly Proposal[];
  readonly onAct: (proposal: Proposal, act: ProposalAct) => void;
}

function ProposalTable({ rows, onAct }: ProposalTableProps) {
  const t = useTexts(slipTexts);
  const { columns } = t;
  const { day } = useDates();
  const session = useSession();
  const nextActs = (proposal: Proposal) =>
    NEXT[proposal.state].filter((act) => mayAct(act, proposal, session));
  return (
    <div className={table.scroll} role="region" aria-label={t.tabs.proposals} tabIndex={0}>
      <table className={table.table}>
        <caption className="unseen">{t.tabs.proposals}</caption>
        <thead>
          <tr>
            {[columns.kind, columns.state, columns.task, columns.grounds, columns.to, columns.limit].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
            <th scope="col">
              <span className="unseen">{t.lists}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((proposal) => (
            <tr key={proposal.id}>
              <td data-label={columns.kind}>{t.kinds[proposal.kind]}</td>
              <td data-label={columns.state}>
                <Chip tone={proposal.state === 'met' ? 'good' : proposal.state === 'unmet' ? 'bad' : 'open'}>
                  {t.proposalStates[proposal.state]}
                </Chip>
              </td>
              <td className={table.wide} data-label={columns.task}>
                <Link to="/tasks/$taskId" params={{ taskId: proposal.taskId }}>
                  {proposal.taskTitle}
                </Link>
              </td>
              <td data-label={columns.grounds}>{proposal.grounds}</td>
              <td data-label={columns.to}>{proposal.toName}</td>
              <td className="figures" data-label={columns.limit}>
                {proposal.limitOn !== null && day(proposal.limitOn)}
              </td>
              <td>
                <div className={styles.acts}>
                  {nextActs(proposal).map((act) => (
                    <Button key={act} size="small" onClick={() => onAct(proposal, act)}>
                      {t.proposalActs[act]}
                    </Button>
                  ))}
                  <HistoryButton
                    kind="proposal"
                    id={proposal.id}
                    name={`${t.kinds[proposal.kind]} ${proposal.taskTitle}`}
                    isSmall
                  />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ProposalDialogProps {
  readonly proposal: Proposal;
  readonly act: ProposalAct;
  readonly onClose: () => void;
}
interface Filled {
  readonly text?: string;
  readonly limitOn?: string;
}

const FORM = 'proposal-act';

function ProposalDialog({ proposal, act, onClose }: ProposalDialogProps) {
  const t = useTexts(slipTexts);
  const sending = useAct({
    send: (filled: Filled, key) => sendAct(proposal, act, { ...filled, key }),
    changes: [['tasks'], ['task', proposal.taskId]],
    onDone: onClose,
  });
  const needsText = act === 'refuse' || act === 'hold' || act === 'findUnmet';
  return (
    <Dialog
      title={`${t.proposalActs[act]}：${t.kinds[proposal.kind]}`}
      okText={t.proposalActs[act]}
      cancelText={t.cancel}
      okButtonProps={{ htmlType: 'submit', form: FORM, loading: sending.isPending }}
      onCancel={onClose}
    >
      <p>{t.proposalWhat[act]}</p>
      {sending.error !== null && <ProblemAlert problem={sending.error} />}
      <Form<Filled> id={FORM} layout="vertical" onFinish={sending.run}>
        {needsText && (
          <Form.Item
            name="text"
            label={act === 'hold' ? t.record : t.reason}
            rules={[{ required: true, whitespace: true, message: t.required }]}
          >
            <Input.TextArea rows={4} maxLength={act === 'hold' ? 8000 : 2000} showCount autoFocus />
          </Form.Item>
        )}
        {act === 'hold' && proposal.kind !== 'bulletin' && (
          <Form.Item name="limitOn" label={t.actBy} rules={[{ required: true, message: t.required }]}>
            <DayInput />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}

function sendAct(
  { id, version }: Proposal,
  act: ProposalAct,
  { text = '', limitOn, key }: Filled & { readonly key: string },
): Promise<Proposal> {
  const params = { path: { id }, header: { ...ifMatch(version), 'Idempotency-Key': key } };
  const decide = (body: Schema<'DecideProposalDto'>) =>
    read(api.POST('/api/proposals/{id}/decision', { params, body }));
  const settle = (body: Schema<'SettleProposalDto'>) =>
    read(api.POST('/api/proposals/{id}/outcome', { params, body }));
  const acts: Readonly<Record<ProposalAct, () => Promise<Proposal>>> = {
    accept: () => decide({ outcome: 'accepted' }),
    refuse: () => decide({ outcome: 'refused', reason: text }),
    hold: () =>
      read(
        api.POST('/api/proposals/{id}/holding', {
          params,
          body: { record: text, ...(limitOn !== undefined && { limitOn }) },
        }),
      ),
    sign: () => read(api.POST('/api/proposals/{id}/signature', { params })),
    findMet: () => settle({ outcome: 'met' }),
    findUnmet: () => settle({ outcome: 'unmet', reason: text }),
  };
  return acts[act]();
}
