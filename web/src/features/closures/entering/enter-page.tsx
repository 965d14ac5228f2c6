import { useNavigate } from '@tanstack/react-router';
import { useSearchOf } from '../../../app/address.js';
import { hasAnyRole } from '../../../app/roles.js';
import { useSession } from '../../../app/session.js';
import { BodySelect } from '../../../elements/body-select.js';
import { EmptyState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { YearSelect } from '../../reports/year-select.js';
import { ClosureLinks } from '../closure-links.js';
import closures from '../closures.module.css';
import { EnterForm } from './enter-form.js';
import { KnownMatters } from './known-matters.js';
import type { EnteringSearch } from './search.js';
import { enteringTexts } from './texts.js';

/** 补录上年事项: where last year's report is not at hand, a person enters what stood in it. */
export function EnterMattersPage() {
  const t = useTexts(enteringTexts);
  const mayEnter = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const { organisationId, year } = useSearchOf<EnteringSearch>();
  return (
    <>
      <h1>{t.title}</h1>
      <ClosureLinks />
      <p className={closures.soft}>{t.intro}</p>
      {!mayEnter && <EmptyState title={t.forbidden} detail={t.forbiddenDetail} />}
      {mayEnter && <Choice />}
      {mayEnter && organisationId !== undefined && year !== undefined && (
        <>
          <h2>{t.known(year - 1)}</h2>
          <KnownMatters organisationId={organisationId} year={year - 1} />
          <h2>{t.add(year - 1)}</h2>
          <EnterForm key={`${organisationId} ${year}`} organisationId={organisationId} year={year} />
        </>
      )}
      {mayEnter && (organisationId === undefined || year === undefined) && (
        <EmptyState title={t.choose} detail={t.chooseDetail} />
      )}
    </>
  );
}

function Choice() {
  const t = useTexts(enteringTexts);
  const navigate = useNavigate();
  const search = useSearchOf<EnteringSearch>();
  const set = (change: { readonly [Name in keyof EnteringSearch]: EnteringSearch[Name] | undefined }) =>
    void navigate({ to: '/last-year-matters', search: { ...search, ...change }, replace: true });
  return (
    <div className={closures.filters}>
      <BodySelect
        onlyReporting
        label={t.body}
        value={search.organisationId}
        onChange={(organisationId) => set({ organisationId })}
        width={240}
      />
      <YearSelect value={search.year} onChange={(year) => set({ year })} />
    </div>
  );
}
