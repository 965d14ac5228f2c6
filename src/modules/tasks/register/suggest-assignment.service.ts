import { Injectable } from '@nestjs/common';
import { themeName, themesOf } from '../../../core/shared/themes.js';
import { namedDates } from '../../../core/calendar/index.js';
import { Reader } from '../../../platform/database/reader.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { OrganisationQueries, type Duty } from '../../organisations/index.js';
import type { SuggestionView, UnitSuggestion } from './suggestions.dto.js';

interface ItemRow {
  readonly id: string;
  readonly quote: string;
  readonly wording: string | null;
  readonly org_path: string;
  readonly report_year: number;
}

interface PastOwner {
  readonly themes: string[];
  readonly organisation_id: string;
  readonly name: string;
  readonly report_year: number;
}

const MOST_UNITS = 3;

/** Proposes a lead unit and a date for each item and says why; a person decides. */
@Injectable()
export class SuggestAssignment {
  constructor(
    private readonly reader: Reader,
    private readonly organisations: OrganisationQueries,
  ) {}

  async run(actor: Actor, itemIds: readonly string[]): Promise<SuggestionView[]> {
    const context = contextOf(actor);
    const items = await this.reader.rows<ItemRow>(context, { text: ITEMS, values: [itemIds] });
    const owners = await this.reader.rows<PastOwner>(context, { text: PAST_OWNERS, values: [itemIds] });
    const duties = await this.organisations.dutiesUnder(actor.scopePath);
    return items.map((item) => ({
      itemId: item.id,
      leadUnits: unitsFor(item, owners, duties),
      dueDates: namedDates(item.quote, item.report_year + 1).map(({ date, quote }) => ({ date, quote })),
    }));
  }
}

/** The unit that led the theme in an earlier year comes first, then units whose duties name it. */
function unitsFor(item: ItemRow, owners: readonly PastOwner[], duties: readonly Duty[]): UnitSuggestion[] {
  const text = item.wording ?? item.quote;
  const themes = themesOf(text);
  const past = owners
    .filter((owner) => owner.themes.some((theme) => theme === themes[0]))
    .map((owner) => ({
      organisationId: owner.organisation_id,
      name: owner.name,
      reason: `${owner.report_year}年同一主题的任务由该单位牵头`,
    }));
  const dutiful = duties.flatMap((duty) => {
    const reason = dutyReason(duty, themes, text);
    return reason === null
      ? []
      : [
          {
            organisationId: duty.organisationId,
            name: duty.organisationName,
            reason: reason.words,
            weight: reason.weight,
          },
        ];
  });
  const ranked = dutiful.sort((a, b) => b.weight - a.weight).map(({ weight: _, ...unit }) => unit);
  return firstOfEach([...past, ...ranked]).slice(0, MOST_UNITS);
}

function dutyReason(
  duty: Duty,
  themes: readonly string[],
  text: string,
): { words: string; weight: number } | null {
  const place = themes.indexOf(duty.theme);
  const named = duty.keywords.filter((keyword) => text.includes(keyword));
  if (place < 0 && named.length === 0) return null;
  const theme =
    place < 0
      ? []
      : [`主题“${themeName(duty.theme as Parameters<typeof themeName>[0])}”属该单位职责（${duty.basis}）`];
  const words = named.length === 0 ? [] : [`职责用语：${named.join('、')}`];
  return {
    words: [...theme, ...words].join('；'),
    weight: named.length * 2 + (place < 0 ? 0 : 3 - Math.min(place, 2)),
  };
}

function firstOfEach(units: readonly UnitSuggestion[]): UnitSuggestion[] {
  return units.filter(
    (unit, i) => units.findIndex((other) => other.organisationId === unit.organisationId) === i,
  );
}

const ITEMS = `
select i.id, i.quote, i.wording, i.org_path, r.report_year from report_item i join report r on r.id = i.report_id
where i.id = any($1::uuid[]) order by i.report_id, i.seq`;

const PAST_OWNERS = `
select distinct on (t.lead_organisation_id, t.themes) t.themes, t.lead_organisation_id as organisation_id, o.name, t.report_year
from task t join organisation o on o.id = t.lead_organisation_id
where t.organisation_id in (select r.organisation_id from report_item i join report r on r.id = i.report_id where i.id = any($1::uuid[]))
order by t.lead_organisation_id, t.themes, t.report_year desc`;
