import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { NOTICE_FAMILIES } from '../../../core/escalation/index.js';
import { ROBOT_KINDS } from '../../../platform/gateways/robots/index.js';
import {
  ChoiceField,
  ChoiceListField,
  DateField,
  ObjectListField,
  TextField,
} from '../../../platform/http/fields.js';

export const PUSH_WAYS = ['mail', 'robot', 'sms', 'none'] as const;
export type PushWay = (typeof PUSH_WAYS)[number];
/** What may be muted; red, slips and what was sent back may not. */
export const MUTABLE_FAMILIES = [...NOTICE_FAMILIES, 'light', 'event'] as const;

const IsMobile = () =>
  ValidateBy({
    name: 'isMobile',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && /^1[3-9]\d{9}$/.test(value),
      defaultMessage: () => '$property must be a mainland mobile number of eleven digits',
    },
  });

export class QuietPeriodDto {
  @DateField({ description: '起' })
  fromOn: string;

  @DateField({ description: '止（含），至多60天' })
  throughOn: string;
}

export class PreferencesDto {
  @ChoiceField(PUSH_WAYS, { description: '除站内消息外，还用哪种方式提醒' })
  push: PushWay;

  @IsMobile()
  @TextField({ min: 11, max: 11, optional: true, description: '短信、群提醒用的手机号' })
  mobile?: string;

  @ChoiceListField(MUTABLE_FAMILIES, { max: MUTABLE_FAMILIES.length, description: '这些提醒只进站内消息' })
  muted: string[];

  @ObjectListField(() => QuietPeriodDto, { max: 20, description: '免打扰日期：红灯、督办单、退回仍会提醒' })
  quiet: QuietPeriodDto[];
}

export class QuietPeriodView {
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ format: 'date' }) throughOn: string;
}

export class PreferencesView {
  @ApiProperty({ enum: PUSH_WAYS }) push: PushWay;
  @ApiProperty({ type: String, nullable: true }) mobile: string | null;
  @ApiProperty({ type: String, enum: MUTABLE_FAMILIES, isArray: true }) muted: string[];
  @ApiProperty({ type: QuietPeriodView, isArray: true, description: 'Those that are not over.' })
  quiet: QuietPeriodView[];
}

export class RobotDto {
  @ChoiceField(ROBOT_KINDS, { description: '企业微信、钉钉、飞书群机器人，或本单位自己的系统' })
  kind: (typeof ROBOT_KINDS)[number];

  @TextField({ max: 1000, description: '机器人地址' })
  url: string;

  @TextField({ min: 3, max: 200, optional: true, description: '加签密钥；企业微信没有' })
  secret?: string;
}

export class RobotView {
  @ApiProperty({ enum: ROBOT_KINDS }) kind: string;
  @ApiProperty({ description: 'Host of its address; the address itself is a secret.' }) host: string;
  @ApiProperty() isSigned: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
