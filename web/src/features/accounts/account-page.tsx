import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { BackLink } from '../../elements/back-link.js';
import { PageHead } from '../../elements/page-head.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import { AccountFacts } from './account-facts.js';
import { OfficeList } from './offices/office-list.js';
import { PersonActs } from './person-acts.js';
import { personTexts } from './person-texts.js';

/** One person: the account, and every office ever held. */
export function PersonPage() {
  const t = useTexts(personTexts);
  const { accountId } = usePathParams<{ accountId: string }>();
  const session = useSession();
  const account = useQuery({
    queryKey: ['accounts', 'one', accountId],
    queryFn: () => read(api.GET('/api/accounts/{id}', { params: { path: { id: accountId } } })),
  });
  if (account.isPending) return <LoadingState />;
  if (isLost(account))
    return <FailureState problem={asProblem(account.error)} onRetry={() => void account.refetch()} />;
  const isOwn = session.accountId === accountId;
  const mayAct = hasAnyRole(session, ['security_admin']) && !isOwn;
  return (
    <>
      <BackLink>
        <Link to="/accounts">{t.back}</Link>
      </BackLink>
      <PageHead title={account.data.displayName} {...(isOwn && { detail: t.own })}>
        {mayAct && <PersonActs account={account.data} />}
        <HistoryButton kind="account" id={accountId} name={account.data.displayName} />
      </PageHead>
      <AccountFacts account={account.data} />
      <OfficeList account={account.data} mayAct={mayAct} />
    </>
  );
}
