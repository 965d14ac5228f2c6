import { Injectable } from '@nestjs/common';
import { checkReport, CHECKS_VERSION } from '../../../core/report/checks/index.js';
import {
  fieldsOfReport,
  namedReportYear,
  namesFor,
  type OwnBody,
  type ReportField,
  resolveUnit,
} from '../../../core/report/fields/index.js';
import {
  LINK_RULES_VERSION,
  suggestLinks,
  type Linkable,
  type LinkSuggestion,
} from '../../../core/report/gaps/index.js';
import { readReport, type ReportItem, type ReportReading } from '../../../core/report/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import { OrganisationQueries } from '../../organisations/index.js';
import { FindingsRepository, type FoundIn, type ResolvedField } from './findings.repository.js';

type FieldsByItem = ReadonlyMap<string, readonly ReportField[]>;

/** Keeps what the rules find in a report's items and what they remark on it; run again, it replaces what was there. */
@Injectable()
export class FindInReport {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly organisations: OrganisationQueries,
    private readonly calendars: WorkCalendars,
  ) {}

  /** For a report that has just come in, or whose items a person has changed. */
  async run(tx: Tx, reportId: string): Promise<void> {
    const report = await this.findings.report(tx, reportId);
    if (report === null) return;
    const reading = readingOf(report);
    const fields = fieldsOfReport({ ...report, reportYear: namedReportYear(reading) });
    const resolved = await this.resolve(report, fields);
    await this.findings.keepFields(tx, report, resolved);
    const links = linksIn(reading, resolved);
    await this.findings.keepSuggestions(tx, report, { links, version: LINK_RULES_VERSION });
    await this.check(tx, report, { reading, fields });
  }

  /** The year after was checked without this report: its wording is held against it now. */
  async recheckFollowing(tx: Tx, reportId: string): Promise<void> {
    const report = await this.findings.report(tx, reportId);
    const later = report && (await this.findings.later(tx, report.organisationId, report.reportYear));
    if (later !== null) await this.run(tx, later);
  }

  private async check(
    tx: Tx,
    report: FoundIn,
    { reading, fields }: { reading: ReportReading; fields: FieldsByItem },
  ): Promise<void> {
    const earlier = await this.findings.earlier(tx, report.organisationId, report.reportYear);
    const against = {
      previousText: earlier?.text ?? null,
      calendar: await this.calendars.current(),
    };
    const notes = checkReport({ text: report.text, reading, fields }, against);
    await this.findings.keepNotes(tx, report, {
      notes,
      earlierId: earlier?.id ?? null,
      version: CHECKS_VERSION,
    });
  }

  private async resolve(report: FoundIn, fields: FieldsByItem): Promise<ResolvedField[]> {
    const own: OwnBody = { path: report.orgPath, names: report.bodyNames };
    const found = [...fields].flatMap(([itemId, all]) => all.map((field) => ({ itemId, field })));
    const names = found.flatMap(({ field }) => (isUnit(field) ? namesFor(field.text, own) : []));
    const directory = names.length === 0 ? [] : await this.organisations.underNames([...new Set(names)]);
    return found.map(({ itemId, field }) => ({
      itemId,
      field,
      organisationId: isUnit(field) ? resolveUnit(field.text, own, directory) : null,
    }));
  }
}

/** Suggested links between the items in force; a unit counts as the same under any of its names. */
function linksIn({ items }: ReportReading, resolved: readonly ResolvedField[]): LinkSuggestion[] {
  const units = new Map<string, Linkable['units'][number][]>();
  for (const { itemId, field, organisationId } of resolved) {
    if (field.kind !== 'unit') continue;
    const unit = { key: organisationId ?? field.text, name: field.text };
    units.set(itemId, [...(units.get(itemId) ?? []), unit]);
  }
  const of = (kind: ReportItem['kind']): Linkable[] =>
    items
      .filter((item) => item.kind === kind)
      .map(({ id, text }) => ({ id, text, units: units.get(id) ?? [] }));
  return suggestLinks({ shortcomings: of('shortcoming'), planItems: of('plan'), aliases: [] });
}

function isUnit(field: ReportField): boolean {
  return field.kind === 'unit' && field.form === 'unit';
}

/** The head as the text has it, the items as they stand now, the year as a person may have said it. */
function readingOf({ text, sections, items, reportYear }: FoundIn): ReportReading {
  const reading = readReport(text);
  const inForce = items.filter(({ isInForce }) => isInForce);
  return { ...reading, metadata: { ...reading.metadata, reportYear }, sections, items: inForce };
}
