import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ClosureLinks } from '../closure-links.js';
import closures from '../closures.module.css';
import { OpenCampaign } from './open-campaign.js';
import { StandingBar } from './standing-bar.js';
import { campaignTexts } from './texts.js';

/** 年度核查: every campaign that the reader has a body in, the newest year first. */
export function CampaignListPage() {
  const t = useTexts(campaignTexts);
  const session = useSession();
  const pages = usePages(['campaigns'], (cursor) =>
    read(api.GET('/api/campaigns', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <>
      <h1>{t.title}</h1>
      <ClosureLinks />
      <p className={closures.soft}>{t.intro}</p>
      {hasAnyRole(session, ['supervisor']) && <OpenCampaign />}
      {pages.isPending && <LoadingState rows={6} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={t.none} detail={t.noneDetail} />}
      <ul className={closures.cards}>
        {pages.rows.map((campaign) => (
          <CampaignCard key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

function CampaignCard({ campaign }: { readonly campaign: Schema<'CampaignView'> }) {
  const t = useTexts(campaignTexts);
  const { day, moment } = useDates();
  const { id, organisationName, year, prepareOn, checkOn, openedAt, openedBy } = campaign;
  return (
    <li>
      <div className={closures.row}>
        <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
          {t.of(organisationName, year)}
        </Link>
        <span className={`${closures.soft} figures`}>
          {t.prepareOn(day(prepareOn))} · {t.checkOn(day(checkOn))} ·{' '}
          {openedBy === null ? t.byCalendar(moment(openedAt)) : t.openedBy(openedBy, moment(openedAt))}
        </span>
      </div>
      <StandingBar campaign={campaign} />
    </li>
  );
}
