import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  IntField,
  IntListField,
  ObjectListField,
  TextField,
  UuidField,
  UuidListField,
} from '../../../platform/http/fields.js';
import { ItemView } from '../reports.dto.js';

/** As long as the longest text that is taken in. */
const LAST_OFFSET = 50_000_000;
const KINDS = ['shortcoming', 'cause', 'plan', 'prior-rectification'] as const;
type Kind = (typeof KINDS)[number];

export class RejectItemDto {
  @TextField({ max: 500, description: 'Why this is not to be tasked; kept for good.' }) reason: string;
}

export class WordItemDto {
  @TextField({ max: 4000, description: 'How the task shall word it; the quote stays as it is.' })
  wording: string;
}

export class AcceptItemsDto {
  @UuidListField({ min: 1, max: 2000 }) itemIds: string[];
}

export class SplitItemDto {
  @IntListField({
    ...{ min: 1, max: 50, of: { min: 1, max: LAST_OFFSET } },
    description: 'Places in the report text, in UTF-16 units, before which to cut.',
  })
  offsets: number[];
}

export class MergeItemsDto {
  @UuidListField({ min: 2, max: 50, description: 'Items of this report, all of one kind.' })
  itemIds: string[];
}

export class SelectionDto {
  @IntField({ min: 0, max: LAST_OFFSET }) start: number;
  @IntField({ min: 1, max: LAST_OFFSET }) end: number;
}

export class AddItemDto {
  @ChoiceField(KINDS) kind: Kind;
  @ObjectListField(() => SelectionDto, {
    ...{ min: 1, max: 20 },
    description: 'What was marked in the report text, `[start, end)` in UTF-16 units.',
  })
  spans: SelectionDto[];
}

const DECISIONS = ['confirmed', 'refused', 'withdrawn'] as const;

export class LinkDto {
  @UuidField() shortcomingId: string;
  @UuidField({ description: 'A cause or a plan item of the same report.' }) otherId: string;
  @ChoiceField(DECISIONS, { description: '`withdrawn`: nobody has said anything about the two.' })
  decision: (typeof DECISIONS)[number];
  @TextField({ max: 500, optional: true }) reason?: string;
}

export class LinkItemsDto {
  @ObjectListField(() => LinkDto, { min: 1, max: 500 }) links: LinkDto[];
}

export class ReviewActView {
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty({ description: 'What `If-Match` names in the next act on the report.' }) reportVersion: number;
  @ApiProperty({
    ...{ nullable: true, type: String, format: 'uuid' },
    description: 'Names the act when it is to be undone; null where nothing had to change.',
  })
  actId: string | null;
  @ApiProperty({ type: [ItemView], description: 'The items it touched, as they are now.' }) items: ItemView[];
}

export class ItemLinkView {
  @ApiProperty({ format: 'uuid' }) shortcomingId: string;
  @ApiProperty({ format: 'uuid' }) otherId: string;
  @ApiProperty({ enum: ['cause', 'plan'] }) kind: string;
  @ApiProperty({
    enum: ['proposed', 'confirmed', 'refused'],
    description: '`proposed`: carried over from what was said of another item, waits for a person.',
  })
  state: string;
  @ApiProperty({ nullable: true, type: String }) reason: string | null;
  @ApiProperty({ nullable: true, type: String }) decidedByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) decidedAt: string | null;
}

export class ItemLinksView {
  @ApiProperty({ type: [ItemLinkView] }) items: readonly ItemLinkView[];
}

export class ListReviewActsQuery {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ReviewActRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Counts the acts of the report.' }) seq: number;
  @ApiProperty({
    enum: ['accept', 'reject', 'reconsider', 'word', 'split', 'merge', 'add', 'link', 'compare', 'undo'],
  })
  name: string;
  @ApiProperty({ description: 'Items and links it changed.' }) changed: number;
  @ApiProperty() actorName: string;
  @ApiProperty({ format: 'date-time' }) actedAt: string;
  @ApiProperty({ nullable: true, type: String, description: 'The act that this one took back.' })
  undoes: string | null;
  @ApiProperty({ description: 'The one act that can be undone now.' }) isLast: boolean;
}

export class ReviewActPage {
  @ApiProperty({ type: [ReviewActRow], description: 'Newest first.' }) items: readonly ReviewActRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
