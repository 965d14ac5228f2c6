import { Button } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { useActWords } from './act-words.js';
import styles from './audit.module.css';
import { exportAddress } from './audit-search.js';
import { ChoiceFilter, DayFilter, TextFilter, UnitFilter, useAuditSearch } from './filters.js';
import { auditTexts } from './texts.js';

type Act = Schema<'AuditEventView'>;

/** 操作记录: who did what, when, from where and in whose place. */
export function EventList() {
  const t = useTexts(auditTexts);
  const { filters } = useAuditSearch();
  const { outcome: _outcome, ...query } = filters;
  const pages = usePages<Act>(
    ['audit', 'events', query],
    (cursor) =>
      read(
        api.GET('/api/audit/events', {
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
      <Filters exportTo={exportAddress(query)} />
      {pages.rows.length === 0 ? (
        <EmptyState title={t.empty} detail={t.emptyDetail} />
      ) : (
        <ActTable acts={pages.rows} />
      )}
      <MoreButton {...pages} />
    </>
  );
}

function Filters({ exportTo }: { readonly exportTo: string }) {
  const t = useTexts(auditTexts);
  const acts = useActWords();
  const { filters, change } = useAuditSearch();
  return (
    <div className={`${styles.filters} not-on-paper`} role="search">
      <DayFilter name="from" />
      <DayFilter name="until" />
      <TextFilter name="person" label={t.person} hint={t.personHint} />
      <ChoiceFilter name="act" label={t.act} words={acts} />
      <ChoiceFilter name="subjectType" label={t.subjectType} words={t.subjects} />
      <UnitFilter />
      <TextFilter name="address" label={t.address} />
      <ChoiceFilter name="onBehalf" label={t.onBehalf} words={t.onBehalfs} />
      {filters.subjectId !== undefined && (
        <Button onClick={() => change({ subjectId: undefined })}>{t.sameSubject} ✕</Button>
      )}
      <Button href={exportTo} download title={t.exportHint}>
        {t.export}
      </Button>
    </div>
  );
}

function ActTable({ acts }: { readonly acts: readonly Act[] }) {
  const t = useTexts(auditTexts);
  const words = useActWords();
  const { moment, number } = useDates();
  const { change } = useAuditSearch();
  return (
    <RecordTable
      caption={t.tabs.events}
      rows={acts}
      keyOf={({ id }) => id}
      columns={[
        { label: t.when, isFigures: true, show: ({ at }) => moment(at) },
        {
          label: t.who,
          show: ({ actorId, actorName, onBehalfOf, tokenName }) => (
            <>
              {actorId === null ? t.system : actorName}
              {onBehalfOf !== null && <small>{t.by(onBehalfOf)}</small>}
              {tokenName !== null && <small>{t.token(tokenName)}</small>}
            </>
          ),
        },
        {
          label: t.what,
          isName: true,
          show: ({ act, access }) => (
            <>
              {act === 'access.refused' ? <Chip tone="bad">{wordFor(words, act)}</Chip> : wordFor(words, act)}
              {access !== null && <Access access={access} />}
            </>
          ),
        },
        {
          label: t.onWhat,
          show: ({ subjectType, subjectId }) => (
            <>
              {wordFor(t.subjects, subjectType)}{' '}
              <Button type="link" size="small" onClick={() => change({ subjectId })}>
                {t.sameSubject}
              </Button>
            </>
          ),
        },
        { label: t.unit, show: ({ organisationName }) => organisationName },
        { label: t.where, isFigures: true, show: ({ address }) => address },
        {
          label: t.chain,
          show: ({ place, hash }) => (
            <span title={hash}>
              {t.place(number(place))} <code className={styles.hash}>{hash.slice(0, 8)}</code>
            </span>
          ),
        },
      ]}
    />
  );
}

/** Of a refusal or a disclosure: which route of the program, and why. */
function Access({ access }: { readonly access: Readonly<Record<string, unknown>> }) {
  const said = ['method', 'route', 'code'].flatMap((name) =>
    typeof access[name] === 'string' ? [access[name]] : [],
  );
  return said.length === 0 ? null : <span className={styles.access}>{said.join(' ')}</span>;
}
