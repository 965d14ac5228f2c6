import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Progress, Segmented } from 'antd';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { usePathParams, useSearchOf } from '../../../app/address.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ClosureLinks } from '../closure-links.js';
import closures from '../closures.module.css';
import { CampaignBodies } from './campaign-bodies.js';
import styles from './campaigns.module.css';
import { STANDINGS, type CampaignSearch, type Standing } from './search.js';
import { StandingBar } from './standing-bar.js';
import { campaignTexts } from './texts.js';

type Campaign = Schema<'CampaignView'>;

/** Preparing and reading go on by themselves: the page follows as long as they do. */
const LOOK_AGAIN_MS = 4_000;
const MOVING: readonly Standing[] = ['preparing', 'checking'];

/** How far a jurisdiction is, and body by body what comes next. */
export function CampaignPage() {
  const { campaignId } = usePathParams<{ campaignId: string }>();
  const campaign = useQuery({
    queryKey: ['campaign', campaignId],
    queryFn: () => read(api.GET('/api/campaigns/{id}', { params: { path: { id: campaignId } } })),
    refetchInterval: ({ state: { data } }) => (isMoving(data) ? LOOK_AGAIN_MS : false),
  });
  if (isLost(campaign))
    return <FailureState problem={asProblem(campaign.error)} onRetry={() => void campaign.refetch()} />;
  if (campaign.data === undefined) return <LoadingState rows={10} />;
  return <CampaignOf campaign={campaign.data} />;
}

function CampaignOf({ campaign }: { readonly campaign: Campaign }) {
  const t = useTexts(campaignTexts);
  const { day, number } = useDates();
  const { standing } = useSearchOf<CampaignSearch>();
  const { organisationName, year, bodies, prepareOn, checkOn } = campaign;
  const signed = countOf(campaign, 'signed');
  return (
    <>
      <div className={closures.head}>
        <h1>{t.of(organisationName, year)}</h1>
        <span className={`${closures.soft} figures`}>
          {t.prepareOn(day(prepareOn))} · {t.checkOn(day(checkOn))}
        </span>
        <nav className={closures.links} aria-label={t.title}>
          <Link to="/campaigns">{t.back}</Link>
        </nav>
      </div>
      <ClosureLinks />
      <div className={styles.done}>
        <strong className="figures">{t.progress(number(signed), number(bodies))}</strong>
        <Progress
          percent={bodies === 0 ? 0 : Math.floor((100 * signed) / bodies)}
          aria-label={t.progressLabel}
        />
      </div>
      <StandingBar campaign={campaign} />
      <StandingFilter campaign={campaign} standing={standing} />
      <CampaignBodies campaign={campaign} standing={standing} />
    </>
  );
}

interface StandingFilterProps {
  readonly campaign: Campaign;
  readonly standing: Standing | undefined;
}

function StandingFilter({ campaign, standing }: StandingFilterProps) {
  const t = useTexts(campaignTexts);
  const { number } = useDates();
  const navigate = useNavigate();
  return (
    <div className={`${styles.filter} not-on-paper`}>
      <Segmented<Standing | 'all'>
        size="small"
        aria-label={t.standing}
        value={standing ?? 'all'}
        options={[
          { value: 'all', label: `${t.all} ${number(campaign.bodies)}` },
          ...STANDINGS.map((value) => ({
            value,
            label: `${t.standings[value]} ${number(countOf(campaign, value))}`,
          })),
        ]}
        onChange={(next) =>
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: campaign.id },
            search: next === 'all' ? {} : { standing: next },
            replace: true,
          })
        }
      />
    </div>
  );
}

function countOf({ standings }: Campaign, standing: Standing): number {
  return standings.find((one) => one.standing === standing)?.count ?? 0;
}

function isMoving(campaign: Campaign | undefined): boolean {
  return campaign !== undefined && MOVING.some((standing) => countOf(campaign, standing) > 0);
}
