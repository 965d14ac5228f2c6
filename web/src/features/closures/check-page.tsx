import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { api, read } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams, useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { TabBar } from '../../elements/tab-bar.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import { AnswerView } from './answer-view.js';
import { CarryOverView } from './carry-over-view.js';
import { CheckContext, checkKey, useCheck, useCheckAct, type Check } from './check.js';
import styles from './closures.module.css';
import { DifferenceNoteView } from './difference-note-view.js';
import { DraftView } from './draft-view.js';
import { RecurrenceView } from './recurrence-view.js';
import { CHECK_VIEWS, type CheckSearch, type CheckViewName } from './search.js';
import { Shares } from './shares.js';
import { closureTexts } from './texts.js';

const LOOK_AGAIN_MS = 1_500;

/** One report against the year before: what was said then, what is said now, what the ledger knows. */
export function CheckPage() {
  const { checkId } = usePathParams<{ checkId: string }>();
  const check = useQuery({
    queryKey: checkKey(checkId),
    queryFn: () => read(api.GET('/api/closure-checks/{id}', { params: { path: { id: checkId } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
  if (check.isPending) return <LoadingState rows={12} />;
  if (check.data === undefined)
    return <FailureState problem={asProblem(check.error)} onRetry={() => void check.refetch()} />;
  return <CheckOf check={check.data} />;
}

/** Where the console does what the API offers. */
const OFFER_PAGES: Readonly<Record<string, '/reports/intake' | '/ledger/import' | '/last-year-matters'>> = {
  'POST /api/intakes': '/reports/intake',
  'POST /api/ledger/intakes': '/ledger/import',
  'POST /api/last-year-matters': '/last-year-matters',
};

const VIEWS: Readonly<Record<CheckViewName, ComponentType>> = {
  answers: AnswerView,
  recurrences: RecurrenceView,
  note: DifferenceNoteView,
  draft: DraftView,
  carry: CarryOverView,
};

function CheckOf({ check }: { readonly check: Check }) {
  const t = useTexts(closureTexts);
  const session = useSession();
  const navigate = useNavigate();
  const act = useCheckAct(check);
  const { view = 'answers' } = useSearchOf<CheckSearch>();
  const View = VIEWS[view];
  const isSupervisor = hasAnyRole(session, ['supervisor']);
  const mayJudge = check.state === 'ready' && hasAnyRole(session, ['supervisor', 'officer']);
  const views = CHECK_VIEWS.filter((one) => one !== 'carry' || isSupervisor);
  return (
    <CheckContext value={{ check, act, mayJudge, isSupervisor }}>
      <Head />
      <Shares counts={check.counts} />
      {check.reason !== null && <p>{check.reason.text}</p>}
      {hasAnyRole(session, ['supervisor', 'officer']) &&
        check.offers.map((offer) => <Offer key={offer.route} offer={offer} />)}
      {check.correctedBy !== null && <p>{t.corrected}</p>}
      {act.error !== null && <ProblemAlert problem={act.error} />}
      <TabBar<CheckViewName>
        label={t.title}
        current={view}
        tabs={views.map((key) => ({ key, label: t.views[key] }))}
        onChange={(next) => void navigate({ to: '.', search: { view: next }, replace: true })}
      >
        <View />
      </TabBar>
    </CheckContext>
  );
}

/** What the office can do where there is nothing to check against. */
function Offer({ offer: { route, text } }: { readonly offer: Check['offers'][number] }) {
  const { check } = useCheck();
  const page = OFFER_PAGES[route];
  const search =
    page === '/last-year-matters' ? { organisationId: check.organisationId, year: check.year } : {};
  return (
    <p className={styles.soft}>
      {page === undefined ? (
        text
      ) : (
        <Link to={page} search={search}>
          {text}
        </Link>
      )}
    </p>
  );
}

function Head() {
  const t = useTexts(closureTexts);
  const { moment } = useDates();
  const confirm = useConfirm();
  const { check, act } = useCheck();
  const maySign = hasAnyRole(useSession(), ['supervisor', 'principal']) && check.state === 'ready';
  const sign = () =>
    confirm({
      title: t.signTitle,
      what: t.signWhat,
      undoable: false,
      act: t.sign,
      run: () => act.run({ act: 'sign' }),
    });
  return (
    <div className={styles.head}>
      <h1>{t.of(check.organisationName, check.year)}</h1>
      <Chip tone={check.state === 'signed' ? 'good' : 'open'}>{t.states[check.state]}</Chip>
      {check.signedBy !== null && check.signedAt !== null && (
        <span className="figures">{t.signedBy(check.signedBy, moment(check.signedAt))}</span>
      )}
      <nav className={styles.links} aria-label={t.title}>
        <Link to="/closure-checks">{t.back}</Link>
        <Link to="/reports/$reportId" params={{ reportId: check.reportId }}>
          {t.toReport}
        </Link>
        <HistoryButton
          kind="closure-check"
          id={check.id}
          name={t.of(check.organisationName, check.year)}
          isSmall
        />
        {maySign && (
          <Button size="small" type="primary" loading={act.isPending} onClick={sign}>
            {t.sign}
          </Button>
        )}
      </nav>
    </div>
  );
}
