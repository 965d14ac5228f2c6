import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { BackLink } from '../../elements/back-link.js';
import { Chip } from '../../elements/chip.js';
import { Facts } from '../../elements/facts.js';
import { PageHead } from '../../elements/page-head.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import { DutyList } from './duty-list.js';
import { OrganisationActs } from './organisation-acts.js';
import { organisationTexts } from './texts.js';

type Organisation = Schema<'OrganisationView'>;

export function useOrganisation(id: string | null) {
  return useQuery({
    queryKey: ['organisation', id],
    queryFn: () => read(api.GET('/api/organisations/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
  });
}

/** One body: what it is called, where it stands, what it answers for. */
export function OrganisationPage() {
  const t = useTexts(organisationTexts);
  const { organisationId } = usePathParams<{ organisationId: string }>();
  const session = useSession();
  const organisation = useOrganisation(organisationId);
  if (organisation.isPending) return <LoadingState />;
  if (isLost(organisation))
    return (
      <FailureState problem={asProblem(organisation.error)} onRetry={() => void organisation.refetch()} />
    );
  const isClosed = organisation.data.closedOn !== null;
  const mayAct = hasAnyRole(session, ['system_admin']) && !isClosed;
  return (
    <>
      <BackLink>
        <Link to="/organisations">{t.back}</Link>
      </BackLink>
      <PageHead title={organisation.data.name}>
        {isClosed && <Chip tone="bad">{t.closed}</Chip>}
        {mayAct && <OrganisationActs organisation={organisation.data} />}
        <HistoryButton kind="organisation" id={organisationId} name={organisation.data.name} />
      </PageHead>
      <OrganisationFacts organisation={organisation.data} />
      {hasAnyRole(session, ['security_admin', 'audit_admin']) && (
        <p>
          <Link to="/accounts" search={{ organisationId }}>
            {t.people}
          </Link>
        </p>
      )}
      <DutyList organisationId={organisationId} mayAct={mayAct} />
    </>
  );
}

function OrganisationFacts({ organisation }: { readonly organisation: Organisation }) {
  const t = useTexts(organisationTexts);
  const { day } = useDates();
  const { shortName, kind, level, parentId, path, documentPrefix, aliases, closedOn, successorId } =
    organisation;
  return (
    <Facts
      label={t.title}
      facts={[
        [t.shortName, shortName],
        [t.kind, `${wordFor(t.levels, level)} ${wordFor(t.kinds, kind)}`],
        [t.parent, parentId === null ? null : <OrganisationLink id={parentId} />],
        [t.path, <code key="path">{path}</code>],
        [t.documentPrefix, documentPrefix],
        [t.reporting, organisation.isReportingBody ? t.isReportingBody : null],
        [t.aliases, aliases.length === 0 ? null : aliases.join('、')],
        ...(closedOn === null ? [] : ([[t.closedOn, day(closedOn)]] as const)),
        ...(successorId === null
          ? []
          : ([[t.successor, <OrganisationLink key="successor" id={successorId} />]] as const)),
      ]}
    />
  );
}

function OrganisationLink({ id }: { readonly id: string }) {
  const { data } = useOrganisation(id);
  return (
    <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
      {data?.name ?? '…'}
    </Link>
  );
}
