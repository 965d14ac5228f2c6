import { OrganisationsSelect } from '../../elements/organisation-select.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { slipTexts } from './texts.js';

const MOST_COPIES = 20;

/** What an officer writes on a slip beside its colour. */
export function DraftFields() {
  const t = useTexts(slipTexts);
  return (
    <>
      <BodyField body="ChangeSlipDto" name="demands" label={t.demands} />
      <BodyField body="ChangeSlipDto" name="cause" label={t.cause} hint={t.causeHint} />
      <BodyField body="ChangeSlipDto" name="limitWorkdays" label={t.limitInDays} hint={t.limitHint} />
      <BodyField body="ChangeSlipDto" name="copyTo" label={t.copyTo}>
        <OrganisationsSelect most={MOST_COPIES} />
      </BodyField>
    </>
  );
}
