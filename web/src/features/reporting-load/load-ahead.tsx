import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api, read } from '../../api/client.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { reportingLoadTexts } from './texts.js';

/** Before a bulk issue: which units it would ask for more than their quarter allows (domain.md section 4.5). It forbids nothing. */
export function LoadAhead({ runId }: { readonly runId: string }) {
  const t = useTexts(reportingLoadTexts);
  const { number } = useDates();
  const load = useQuery({
    queryKey: ['bulk-runs', runId, 'load'],
    queryFn: () => read(api.GET('/api/bulk-runs/{id}/reporting-load', { params: { path: { id: runId } } })),
  });
  if (load.data === undefined || load.data.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t.above(number(load.data.length))}
      description={
        <>
          <ul>
            {load.data.map(({ organisationId, organisationName, total, cap }) => (
              <li key={organisationId}>{t.aboveOf(organisationName, number(total), number(cap))}</li>
            ))}
          </ul>
          {t.aboveDetail}
        </>
      }
    />
  );
}
