import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Input, Select } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useSettled } from '../../elements/use-settled.js';
import { useDates } from '../../i18n/dates.js';
import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { AccountChips } from './account-chips.js';
import styles from './accounts.module.css';
import { accountsSearchOf, ROLES, type AccountsSearch } from './accounts-search.js';
import { accountsTexts } from './texts.js';

type Account = Schema<'AccountView'>;

export function AccountList() {
  const t = useTexts(accountsTexts);
  const { roles } = useTexts(terms);
  const { moment } = useDates();
  const filters = useFilters();
  const pages = usePages<Account>(
    ['accounts', filters],
    (cursor) =>
      read(
        api.GET('/api/accounts', {
          params: { query: { ...filters, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { keepsRows: true },
  );
  if (pages.isPending) return <LoadingState rows={8} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <Filters />
      {pages.rows.length === 0 ? (
        <EmptyState title={t.empty} detail={t.emptyDetail} />
      ) : (
        <RecordTable
          caption={t.tabs.people}
          rows={pages.rows}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.name,
              isName: true,
              show: ({ id, displayName, login }) => (
                <>
                  <Link to="/accounts/$accountId" params={{ accountId: id }}>
                    {displayName}
                  </Link>
                  <small>{login}</small>
                </>
              ),
            },
            {
              label: t.unit,
              show: ({ organisationName, postTitle }) => (
                <>
                  {organisationName}
                  {postTitle !== null && <small>{postTitle}</small>}
                </>
              ),
            },
            {
              label: t.offices,
              show: (account) =>
                account.roles.length === 0 ? (
                  <span className={styles.soft}>{t.noOffice}</span>
                ) : (
                  <div className={styles.chips}>
                    {account.roles.map((role) => (
                      <Chip key={role}>{roles[role]}</Chip>
                    ))}
                  </div>
                ),
            },
            { label: t.state, show: (account) => <AccountChips account={account} /> },
            {
              label: t.lastSignIn,
              isFigures: true,
              show: ({ lastSignedInAt }) => (lastSignedInAt === null ? t.never : moment(lastSignedInAt)),
            },
          ]}
        />
      )}
      <MoreButton {...pages} />
    </>
  );
}

function useFilters(): Omit<AccountsSearch, 'tab'> {
  const { tab: _tab, ...filters } = useSearchOf<AccountsSearch>();
  return filters;
}

/** They live in the address: it can be kept and sent on. */
function Filters() {
  const t = useTexts(accountsTexts);
  const { roles } = useTexts(terms);
  const filters = useFilters();
  const navigate = useNavigate();
  const change = (next: Readonly<Record<string, unknown>>) =>
    void navigate({ to: '/accounts', search: accountsSearchOf({ ...filters, ...next }), replace: true });
  const [typed, setTyped] = useSettled(filters.search ?? '', (search) => change({ search }));
  return (
    <div className={`${styles.filters} not-on-paper`} role="search">
      <Input
        className={styles.search ?? ''}
        value={typed}
        placeholder={t.search}
        aria-label={t.search}
        maxLength={100}
        allowClear
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className={styles.choice}>
        <OrganisationSelect
          label={t.unit}
          placeholder={t.unit}
          allowClear
          value={filters.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      </div>
      <div className={styles.choice}>
        <Select
          aria-label={t.role}
          placeholder={t.role}
          allowClear
          value={filters.role ?? null}
          options={ROLES.map((value) => ({ value, label: roles[value] }))}
          onChange={(role) => change({ role })}
        />
      </div>
      <div className={styles.choice}>
        <Select
          aria-label={t.state}
          placeholder={t.state}
          allowClear
          value={filters.state ?? null}
          options={(['active', 'suspended'] as const).map((value) => ({ value, label: t.states[value] }))}
          onChange={(state) => change({ state })}
        />
      </div>
      <Checkbox
        checked={filters.withoutOffice === true}
        onChange={({ target }) => change({ withoutOffice: target.checked })}
      >
        {t.withoutOffice}
      </Checkbox>
    </div>
  );
}
