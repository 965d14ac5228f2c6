import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useKey } from '../../app/keys/keys.js';
import { useTexts } from '../../i18n/texts.js';
import { versionsQuery } from './queries.js';
import { useReview } from './review.js';
import { VIEWS, type ReviewView } from './search.js';
import { reviewTexts } from './texts.js';

/** What is on the right: by a click, or by the number of the tab. */
export function SideTabs({ view }: { readonly view: ReviewView }) {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const views = useViews();
  const go = (next: ReviewView) => void navigate({ to: '.', search: { view: next }, replace: true });
  return (
    <>
      <Tabs
        size="small"
        activeKey={view}
        onChange={(next) => go(next as ReviewView)}
        items={views.map((key) => ({ key, label: t.views[key] }))}
      />
      {views.map((one, index) => (
        <ViewKey key={one} keys={String(index + 1)} text={t.keys.view(t.views[one])} run={() => go(one)} />
      ))}
    </>
  );
}

function ViewKey(props: { readonly keys: string; readonly text: string; readonly run: () => void }) {
  useKey({ ...props, scope: 'page' });
  return null;
}

/** Corrections are a view only where there was an earlier version; those who only read have nothing to confirm. */
function useViews(): readonly ReviewView[] {
  const { report, isOffice } = useReview();
  const versions = useQuery({ ...versionsQuery(report.id), enabled: isOffice });
  const hasEarlier = versions.data?.some(
    (one) => one.reportId === report.id && one.previousReportId !== null,
  );
  return VIEWS.filter(
    (view) => (view !== 'differences' || hasEarlier === true) && (view !== 'confirm' || isOffice),
  );
}
