import { noteText, type NoteCode } from '../../../core/report/checks/index.js';
import type { Page } from '../../../platform/http/page.js';
import type { BodyCalendarRow } from './report-calendar.queries.js';
import type { BodyCalendarView, KnownDayView, ReportCalendarPage } from './report-calendar.dto.js';

export function presentCalendar({ items, next }: Page<BodyCalendarRow>): ReportCalendarPage {
  return { items: items.map(presentBody), next };
}

export function presentBody(row: BodyCalendarRow): BodyCalendarView {
  const { organisationId, organisationName, reportId, reportState, filing, publication, contents } = row;
  const { fileBy, publishBy, publishedAt, secrecyReason, version } = row;
  return {
    ...{ organisationId, organisationName, reportId, reportState, version },
    ...{ filing, filed: known(row.filedOn, row.filedSource), fileBy },
    ...{ publication, published: known(row.publishedOn, row.publishedSource), publishBy },
    ...{ publishedAt, secrecyReason, contents },
    missingParts: row.missing.map((code) => ({
      code,
      text: noteText({ code: code as NoteCode, params: {} }),
    })),
  };
}

function known(on: string | null, source: 'person' | 'report'): KnownDayView | null {
  return on === null ? null : { on, source };
}
