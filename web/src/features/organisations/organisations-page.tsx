import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { MoreButton } from '../../elements/more-button.js';
import { PageHead } from '../../elements/page-head.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useSettled } from '../../elements/use-settled.js';
import { useTexts } from '../../i18n/texts.js';
import { ListImport } from '../directory/list-import.js';
import { OrganisationTable } from './organisation-table.js';
import styles from './organisations.module.css';
import { organisationsSearchOf, type OrganisationsSearch } from './organisations-search.js';
import { organisationTexts } from './texts.js';

/** A county and its units stand on one page. */
const ROWS = 100;

/** 组织机构 as a tree in the order of their paths. */
export function OrganisationsPage() {
  const t = useTexts(organisationTexts);
  const mayAct = hasAnyRole(useSession(), ['system_admin']);
  const { tab } = useSearchOf<OrganisationsSearch>();
  const isImporting = mayAct && tab === 'import';
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        {mayAct && (
          <Link to="/organisations" search={isImporting ? {} : { tab: 'import' }}>
            <Button tabIndex={-1}>{isImporting ? t.tree : t.import}</Button>
          </Link>
        )}
      </PageHead>
      {isImporting ? <ListImport kind="organisations" /> : <Tree />}
    </>
  );
}

function Tree() {
  const t = useTexts(organisationTexts);
  const { search, includeClosed } = useSearchOf<OrganisationsSearch>();
  const pages = usePages<Schema<'OrganisationView'>>(
    ['organisations', 'tree', search, includeClosed],
    (cursor) =>
      read(
        api.GET('/api/organisations', {
          params: {
            query: {
              limit: ROWS,
              ...(search !== undefined && { search }),
              ...(includeClosed === true && { includeClosed }),
              ...(cursor !== undefined && { cursor }),
            },
          },
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
        <OrganisationTable rows={pages.rows} />
      )}
      <MoreButton {...pages} />
    </>
  );
}

function Filters() {
  const t = useTexts(organisationTexts);
  const filters = useSearchOf<OrganisationsSearch>();
  const navigate = useNavigate();
  const change = (next: Readonly<Record<string, unknown>>) =>
    void navigate({
      to: '/organisations',
      search: organisationsSearchOf({ ...filters, ...next }),
      replace: true,
    });
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
      <Checkbox
        checked={filters.includeClosed === true}
        onChange={({ target }) => change({ includeClosed: target.checked })}
      >
        {t.includeClosed}
      </Checkbox>
    </div>
  );
}
