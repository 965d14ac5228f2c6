import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import table from '../../ledger/list/ledger.module.css';
import type { Standing } from './search.js';
import { campaignTexts } from './texts.js';

type Body = Schema<'CampaignBodyView'>;

const TONES: Readonly<Record<Standing, ChipTone>> = {
  preparing: 'plain',
  'awaiting-report': 'warn',
  'awaiting-confirmation': 'warn',
  checking: 'plain',
  ready: 'open',
  signed: 'good',
};

interface CampaignBodiesProps {
  readonly campaign: Schema<'CampaignView'>;
  readonly standing: Standing | undefined;
}

/** Body by body in the order of the directory, each with the way to what comes next. */
export function CampaignBodies({ campaign: { id, year }, standing }: CampaignBodiesProps) {
  const t = useTexts(campaignTexts);
  const pages = usePages(['campaign', id, 'bodies', standing], (cursor) =>
    read(
      api.GET('/api/campaigns/{id}/bodies', {
        params: {
          path: { id },
          query: { ...(standing !== undefined && { standing }), ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  );
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <LoadingState rows={10} />;
  if (pages.rows.length === 0) return <EmptyState title={t.noneFound} detail={t.noneFoundDetail} />;
  return (
    <>
      <div className={table.scroll} role="region" aria-label={t.bodies} tabIndex={0}>
        <table className={table.table}>
          <caption className="unseen">{t.bodies}</caption>
          <thead>
            <tr>
              {[t.unit, t.standing, t.matters, t.unfinished, t.nextStep].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((body) => (
              <BodyRow key={body.organisationId} body={body} year={year} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={table.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

function BodyRow({ body, year }: { readonly body: Body; readonly year: number }) {
  const t = useTexts(campaignTexts);
  const { number } = useDates();
  const { organisationName, standing, matters, unfinished } = body;
  return (
    <tr>
      <td data-label={t.unit}>{organisationName}</td>
      <td data-label={t.standing}>
        <Chip tone={TONES[standing]}>{t.standings[standing]}</Chip>
      </td>
      <td className="figures" data-label={t.matters}>
        {matters !== null && number(matters)}
      </td>
      <td className="figures" data-label={t.unfinished}>
        {unfinished !== null && number(unfinished)}
      </td>
      <td data-label={t.nextStep}>
        <NextStep body={body} year={year} />
      </td>
    </tr>
  );
}

/** What the supervisor does next about a body, where there is something to do. */
function NextStep({ body, year }: { readonly body: Body; readonly year: number }) {
  const t = useTexts(campaignTexts);
  const { standing, checkId, reportId, organisationId } = body;
  if (checkId !== null && (standing === 'ready' || standing === 'signed'))
    return (
      <Link to="/closure-checks/$checkId" params={{ checkId }}>
        {t.next[standing]}
      </Link>
    );
  if (reportId !== null && standing === 'awaiting-confirmation')
    return (
      <Link to="/reports/$reportId" params={{ reportId }}>
        {t.next[standing]}
      </Link>
    );
  if (standing === 'awaiting-report')
    return (
      <Link to="/reports/calendar" search={{ year, underOrganisationId: organisationId }}>
        {t.next[standing]}
      </Link>
    );
  return <>{t.next[standing]}</>;
}
