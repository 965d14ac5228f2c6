import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip, type ChipTone } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { deviceOf } from '../account/device.js';
import styles from './audit.module.css';
import { ChoiceFilter, DayFilter, TextFilter, useAuditSearch } from './filters.js';
import { auditTexts } from './texts.js';

const TONES: Readonly<Record<string, ChipTone>> = {
  'signed-in': 'good',
  'signed-in-by-directory': 'good',
  'wrong-password': 'bad',
  'wrong-code': 'bad',
  'directory-refused': 'bad',
  'recovery-code-used': 'warn',
  'second-factor-removed': 'warn',
};

/** 登录记录: every try to sign in and what became of it. */
export function SignInList() {
  const t = useTexts(auditTexts);
  const { moment } = useDates();
  const { filters } = useAuditSearch();
  const { from, until, person, address, outcome } = filters;
  const query = Object.fromEntries(
    Object.entries({ from, until, person, address, outcome }).filter(([, value]) => value !== undefined),
  );
  const pages = usePages<Schema<'SignInView'>>(
    ['audit', 'sign-ins', query],
    (cursor) =>
      read(
        api.GET('/api/audit/sign-ins', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { keepsRows: true },
  );
  if (pages.isPending) return <LoadingState rows={8} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <div className={`${styles.filters} not-on-paper`} role="search">
        <DayFilter name="from" />
        <DayFilter name="until" />
        <TextFilter name="person" label={t.person} hint={t.signInPersonHint} />
        <TextFilter name="address" label={t.address} />
        <ChoiceFilter name="outcome" label={t.outcome} words={t.signInOutcomes} />
      </div>
      {pages.rows.length === 0 ? (
        <EmptyState title={t.empty} detail={t.emptyDetail} />
      ) : (
        <RecordTable
          caption={t.tabs['sign-ins']}
          rows={pages.rows}
          keyOf={({ id }) => id}
          columns={[
            { label: t.when, isFigures: true, show: ({ at }) => moment(at) },
            {
              label: t.person,
              isName: true,
              show: ({ displayName, login }) => (
                <>
                  {displayName} <small>{login}</small>
                </>
              ),
            },
            {
              label: t.outcome,
              show: ({ outcome: became }) => (
                <Chip tone={TONES[became] ?? 'plain'}>{wordFor(t.signInOutcomes, became)}</Chip>
              ),
            },
            { label: t.where, isFigures: true, show: (row) => row.address },
            { label: t.device, show: ({ userAgent }) => deviceOf(userAgent) },
          ]}
        />
      )}
      <MoreButton {...pages} />
    </>
  );
}
