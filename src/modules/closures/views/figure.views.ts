import { ApiProperty } from '@nestjs/swagger';

const nullableNumber = { nullable: true, type: Number } as const;

export class TextPlace {
  @ApiProperty() start: number;
  @ApiProperty({ description: 'Characters of this year’s report: [start, end).' }) end: number;
}

/** 讲座 10 场 promised, 6 场 reported. */
export class PromisedFigureView {
  @ApiProperty({ description: 'The words of the promise around the number.' }) clause: string;
  @ApiProperty() promised: number;
  @ApiProperty({ ...nullableNumber, description: 'Null: the report gives no number for it.' })
  reported: number | null;
  @ApiProperty({ description: 'As printed in the promise: 场, 件, %.' }) unit: string;
  @ApiProperty({ description: 'An upper bound or a time limit.' }) lessIsBetter: boolean;
  @ApiProperty() met: boolean;
  @ApiProperty({ ...nullableNumber, description: '0..1, reported of promised; null without a number.' })
  fulfilment: number | null;
  @ApiProperty({ nullable: true, type: TextPlace, description: 'The sentence that reports it.' })
  sentence: TextPlace | null;
}
