import { ApiProperty } from '@nestjs/swagger';
import { TASK_EVENTS } from '../../core/task/index.js';
import { ChoiceListField, IntField, TextField } from '../../platform/http/fields.js';

export class SubscribeDto {
  @TextField({ max: 80, description: '名称，如“司法局办公系统”' })
  name: string;

  @TextField({ max: 1000, description: '接收地址，http 或 https', example: 'https://oa.example.cn/zhenggai' })
  url: string;

  @ChoiceListField(TASK_EVENTS, {
    max: TASK_EVENTS.length,
    optional: true,
    description: '只要这些事件；不填则全部',
  })
  events?: string[];
}

export class ListWebhookDeliveriesQuery {
  @IntField({ min: 1, max: 200, optional: true })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class SubscriptionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Kept enciphered. null: the key it was enciphered with is gone (register it anew), or a request was repeated under its Idempotency-Key.',
  })
  url: string | null;
  @ApiProperty({ type: String, isArray: true, description: 'Empty: every event.' }) events: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: string | null;
  @ApiProperty({
    type: String,
    enum: ['removed', 'gone'],
    nullable: true,
    description: '`gone`: the receiver answered 410.',
  })
  endedBecause: string | null;
}

export class NewSubscriptionView extends SubscriptionView {
  @ApiProperty({ description: 'Verifies the signature (Standard Webhooks). Shown this once.' })
  secret: string;
}

export class NewSecretView {
  @ApiProperty({ description: 'The old secret is void at once. Shown this once.' }) secret: string;
}

export class AttemptView {
  @ApiProperty() attempt: number;
  @ApiProperty({ format: 'date-time' }) triedAt: string;
  @ApiProperty() tookMs: number;
  @ApiProperty({ type: Number, nullable: true, description: 'HTTP status; null: no answer.' }) status:
    number | null;
  @ApiProperty({ type: String, nullable: true }) error: string | null;
}

export class WebhookDeliveryView {
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` of the message.' }) id: string;
  @ApiProperty() event: string;
  @ApiProperty({ enum: ['queued', 'sent', 'failed'] }) state: string;
  @ApiProperty({ format: 'date-time' }) queuedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt: string | null;
  @ApiProperty({ description: 'The message as it is sent.' }) body: string;
  @ApiProperty({ type: AttemptView, isArray: true, description: 'The last twenty.' }) attempts: AttemptView[];
}

export class WebhookDeliveryPage {
  @ApiProperty({ type: WebhookDeliveryView, isArray: true }) items: WebhookDeliveryView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class DeliveryOrdered {
  @ApiProperty({ format: 'uuid' }) deliveryId: string;
}
