import {
  RECTIFICATION_CLASSES,
  SEND_BACK_REASONS,
  VERDICTS,
  VERIFICATION_METHODS,
} from '../../../core/task/index.js';
import {
  BooleanField,
  ChoiceField,
  DateField,
  IntField,
  IntListField,
  ObjectListField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';

const reason = { max: 2000 } as const;

export class IssueDto {
  @TextField({ max: 200, optional: true, description: '批示 or minutes; needed for a key task.' })
  approvalReference?: string;
}
export class RequestReturnDto {
  @TextField(reason) reason: string;
  @TextField({ max: 500, description: '权责清单 item or rule by which the matter is not the unit’s own.' })
  dutyBasis: string;
  @UuidField({ description: 'The unit it belongs to; only the supervisor can hand it there.' })
  suggestedOrganisationId: string;
}
export class ReasonDto {
  @TextField(reason) reason: string;
}
export class OptionalReasonDto {
  @TextField({ ...reason, optional: true }) reason?: string;
}
export class MeasureDto {
  @TextField({ max: 1000 }) text: string;
  @DateField({ optional: true, description: 'Milestone.' }) milestoneOn?: string;
  @IntField({
    min: 1,
    max: 100,
    optional: true,
    description: 'Share in the expected progress; 1 where absent.',
  })
  weight?: number;
}
export class SubmitPlanDto {
  @ObjectListField(() => MeasureDto, { min: 1, max: 50 }) measures: MeasureDto[];
  @ChoiceField(RECTIFICATION_CLASSES, { optional: true })
  rectificationClass?: (typeof RECTIFICATION_CLASSES)[number];
  @UuidField({ optional: true, description: '责任人 of the lead unit.' }) ownerId?: string;
}
export class ReportProgressDto {
  @IntField({ min: 0, max: 100 }) progress: number;
  @TextField({ max: 4000 }) text: string;
  @TextField({ max: 2000, optional: true }) nextSteps?: string;
  @TextField({ max: 2000, optional: true, description: '存在困难' }) difficulties?: string;
  @BooleanField({ optional: true, description: 'The time limit will not be kept; the light turns red.' })
  cannotFinish?: boolean;
}
export class SetDeadlineDto {
  @DateField({ description: 'Before the issue the date of the due rule, after it the deadline itself.' })
  newDueOn: string;
  @TextField(reason) reason: string;
}
export class AssessDto {
  @BooleanField({ optional: true, description: 'An officer finds that the time limit will not be kept.' })
  cannotFinish?: boolean;
  @BooleanField({ optional: true, description: 'Named by province-level media or in a bulletin.' })
  isCriticised?: boolean;
  @TextField(reason) reason: string;
  @TextField({ max: 200, optional: true, description: 'isCriticised: the bulletin or press report.' })
  documentReference?: string;
}
export class RequestExtensionDto {
  @TextField(reason) reason: string;
  @DateField() newDueOn: string;
  @IntField({ min: 0, max: 100 }) progress: number;
}
export class DecideExtensionDto {
  @ChoiceField(['granted', 'refused']) outcome: 'granted' | 'refused';
  @DateField({ optional: true, description: 'A grant names the date.' }) newDueOn?: string;
  @TextField({ ...reason, optional: true }) reason?: string;
}
export class PauseDto {
  @TextField(reason) reason: string;
  @DateField({ description: 'When the pause is looked at again.' }) reviewOn: string;
}
export class SubmitDto {
  @TextField({ max: 4000, description: '整改情况报告' }) text: string;
  @BooleanField({ description: '真实性承诺' }) pledgeSigned: boolean;
  @TextField({
    max: 2000,
    optional: true,
    description:
      '举一反三: how problems of the same kind were looked for. Required with the first submission (`verdict.same-kind-review-missing`); a later one keeps what was said where it is absent.',
  })
  sameKindReview?: string;
}
export class SendBackDto {
  @ChoiceField(SEND_BACK_REASONS) sendBackReason: (typeof SEND_BACK_REASONS)[number];
  @TextField({ ...reason, optional: true }) reason?: string;
}
export class VerifyDto {
  @ChoiceField(VERIFICATION_METHODS) method: (typeof VERIFICATION_METHODS)[number];
  @TextField({ max: 4000, optional: true, description: 'What was found.' }) text?: string;
  @TextField({ max: 200, optional: true, description: 'on_site: where.' }) place?: string;
  @TextField({ max: 500, optional: true, description: 'Who took part.' }) participants?: string;
  @IntField({ min: 1, max: 1_000_000, optional: true, description: 'sample: how many there are.' })
  population?: number;
  @IntField({ min: 1, max: 1_000_000, optional: true, description: 'sample: how many are looked at.' })
  sampleSize?: number;
}
export class FindingsDto {
  @TextField({ max: 4000, description: 'What the visit or the sample showed.' }) text: string;
  @IntListField({
    max: 10_000,
    of: { min: 1, max: 1_000_000 },
    optional: true,
    description: 'Numbers of the sample that did not meet the criteria.',
  })
  failed?: number[];
}
export class OpenCriterionDto {
  @UuidField() criterionId: string;
  @DateField({ description: 'Day by which it will be met.' }) dueOn: string;
}
export class ObjectionDto {
  @TextField(reason) reason: string;
  @TextField({ max: 200, optional: true, description: 'Who raised it; anonymous where absent.' })
  raisedBy?: string;
}
export class DecideDto {
  @ChoiceField(VERDICTS) verdict: (typeof VERDICTS)[number];
  @TextField({ ...reason, optional: true }) reason?: string;
  @ObjectListField(() => OpenCriterionDto, {
    max: 20,
    optional: true,
    description: 'basically_done: the criteria left open, each with a date.',
  })
  openCriteria?: OpenCriterionDto[];
  @TextField({ max: 2000, optional: true, description: 'continuing: the stage goal that was reached.' })
  stageResult?: string;
  @TextField({ max: 2000, optional: true, description: 'Next measures; continuing: goal of the next stage.' })
  nextSteps?: string;
  @DateField({ optional: true }) newDueOn?: string;
  @TextField({ max: 200, optional: true, description: 'not_applicable: the document that shows it.' })
  documentReference?: string;
}
export class PublishDto {
  @IntField({ min: 1, max: 60, description: 'Working days.' }) publicityWorkdays: number;
}
export class RecheckDto {
  @ChoiceField(['passed', 'failed']) outcome: 'passed' | 'failed';
  @TextField({ ...reason, optional: true }) reason?: string;
}
export class MergeDto {
  @TextField(reason) reason: string;
  @UuidField() replacementTaskId: string;
}
