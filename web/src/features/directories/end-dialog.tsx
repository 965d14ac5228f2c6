import type { Act } from '../../api/act.js';
import type { Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { directoryTexts } from './texts.js';

interface EndDialogProps {
  readonly title: string;
  readonly what: string;
  readonly okText: string;
  readonly act: Pick<Act<Schema<'EndingDto'>, unknown>, 'run' | 'isPending' | 'error'>;
  readonly onClose: () => void;
}

/** What ends for good, with the reason that goes on record. */
export function EndDialog(props: EndDialogProps) {
  const t = useTexts(directoryTexts);
  return (
    <FormDialog<Schema<'EndingDto'>> {...props} isDanger>
      <BodyField body="EndingDto" name="reason" label={t.reason} hint={t.reasonHint} autoFocus />
    </FormDialog>
  );
}
