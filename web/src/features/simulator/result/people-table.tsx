import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { MoreButton } from '../../../elements/more-button.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import table from '../../ledger/list/ledger.module.css';
import { simulatorTexts } from '../texts.js';
import { inAll } from './tally.js';

const ROWS = 50;

/** Who would be told how much, most first; a number opens the notices of that person. */
export function PeopleTable({ simulation }: { readonly simulation: Schema<'SimulationView'> }) {
  const t = useTexts(simulatorTexts);
  const { number } = useDates();
  const { id, against } = simulation;
  const people = usePages(['simulations', id, 'people'], (cursor) =>
    read(
      api.GET('/api/simulations/{id}/people', {
        params: { path: { id }, query: { limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  if (isLost(people))
    return <FailureState problem={asProblem(people.error)} onRetry={() => void people.refetch()} />;
  if (people.isPending) return <LoadingState rows={8} />;
  const sides = against === null ? [] : [t.onlySides.both, t.onlySides.pack, t.onlySides.against];
  return (
    <>
      <div className={table.scroll} role="region" aria-label={t.byPerson} tabIndex={0}>
        <table className={table.table}>
          <caption className="unseen">{t.byPerson}</caption>
          <thead>
            <tr>
              {[t.person, t.unit, t.inAll, ...sides].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.rows.map(({ recipientId, recipientName, organisationName, ...found }) => (
              <tr key={recipientId}>
                <td data-label={t.person}>{recipientName}</td>
                <td data-label={t.unit}>{organisationName}</td>
                <td className="figures" data-label={t.inAll}>
                  <Link
                    to="/simulator"
                    search={{ id, recipientId }}
                    resetScroll={false}
                    aria-label={t.seeTheirs(recipientName, number(inAll(found)))}
                  >
                    {number(inAll(found))}
                  </Link>
                </td>
                {sides.length > 0 &&
                  ([found.both, found.pack, found.against] as const).map((count, at) => (
                    <td key={sides[at]} className="figures" data-label={sides[at]}>
                      {number(count)}
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={table.foot}>
        <MoreButton {...people} />
      </div>
    </>
  );
}
