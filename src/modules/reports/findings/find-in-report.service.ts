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
import {
  readReport,
  type QuotedItem,
  type ReportItem,
  type ReportReading,
} from '../../../core/report/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WorkCalendars } from '../../calendars/index.js';
import { OrganisationQueries } from '../../organisations/index.js';
import { RenewFindings } from './jobs/renew-findings.job.js';
import { FindingsRepository, type FoundIn, type ResolvedField } from './findings.repository.js';

type FieldsByItem = ReadonlyMap<string, readonly ReportField[]>;

/** Characters; reading and checking so many takes some fifty milliseconds. */
const AT_ONCE = 100_000;

/** Keeps what the rules find in a report's items and what they remark on it; run again, it replaces what was there. */
@Injectable()
export class FindInReport {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly organisations: OrganisationQueries,
    private readonly calendars: WorkCalendars,
    private readonly outbox: Outbox,
  ) {}

  /** For a report of which a person has just cut or joined items: at once, or by a job where the text is long. */
  async renew(tx: Tx, reportId: string, { length }: { readonly length: number }): Promise<void> {
    if (length <= AT_ONCE) await this.run(tx, reportId);
    else await this.outbox.add(tx, RenewFindings, { reportId });
  }

  /** For a report whose items a person has changed: what was found is found anew. */
  async run(tx: Tx, reportId: string): Promise<void> {
    const report = await this.findings.report(tx, reportId);
    if (report === null) return;
    await this.findings.forget(tx, reportId);
    await this.find(tx, report, readingOf(report));
  }

  /**
   * For a report that has just come in and is known as it was read.
   * @param reading its items under the ids that they are kept under
   */
  async inNew(
    tx: Tx,
    report: Omit<FoundIn, 'sections' | 'items'>,
    reading: Omit<ReportReading, 'items'> & { readonly items: readonly QuotedItem[] },
  ): Promise<void> {
    const { sections } = reading;
    const items = reading.items.map((item) => ({ ...item, isInForce: true }));
    const named = { ...reading, metadata: { ...reading.metadata, reportYear: report.reportYear } };
    const laterId = await this.find(tx, { ...report, sections, items }, named);
    // The year after was checked without this report: its wording is held against it now.
    if (laterId !== null) await this.run(tx, laterId);
  }

  /** For a report that took the place of another: its items carry what people had decided. */
  async inSuccessor(tx: Tx, reportId: string): Promise<void> {
    const report = await this.findings.report(tx, reportId);
    if (report === null) return;
    const laterId = await this.find(tx, report, readingOf(report));
    if (laterId !== null) await this.run(tx, laterId);
  }

  /** @returns the body's report of the year after, if it is there */
  private async find(tx: Tx, report: FoundIn, reading: ReportReading): Promise<string | null> {
    const { bodyNames, earlier, laterId } = await this.findings.surroundings(tx, report);
    const fields = fieldsOfReport({ ...report, reportYear: namedReportYear(reading) });
    const resolved = await this.resolve({ path: report.orgPath, names: bodyNames }, fields);
    const notes = checkReport(
      { text: report.text, reading, fields },
      { previousText: earlier?.text ?? null, calendar: await this.calendars.current() },
    );
    await this.findings.keep(tx, report, {
      fields: resolved,
      links: linksIn(reading, resolved),
      linksVersion: LINK_RULES_VERSION,
      notes,
      notesVersion: CHECKS_VERSION,
      earlierId: earlier?.id ?? null,
    });
    return laterId;
  }

  private async resolve(own: OwnBody, fields: FieldsByItem): Promise<ResolvedField[]> {
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
