import { Form } from 'antd';
import { useId, type ReactNode } from 'react';
import { Dialog } from './dialog.js';
import type { Act } from '../api/act.js';
import { useTexts } from '../i18n/texts.js';
import { ProblemAlert } from './problem-alert.js';
import { elementTexts } from './texts.js';

interface FormDialogProps<Values extends object> {
  readonly title: string;
  /** What the act does and what follows from it, in a sentence or two. */
  readonly what?: ReactNode;
  /** The act itself on the button. */
  readonly okText: string;
  readonly isDanger?: boolean;
  readonly initial?: Partial<Values>;
  readonly act: Pick<Act<Values, unknown>, 'run' | 'isPending' | 'error'>;
  readonly onClose: () => void;
  /** `<BodyField>`s. */
  readonly children?: ReactNode;
  readonly width?: number;
}

/** One act as a form in a dialog: Enter sends it, a refusal leaves what was typed, a click beside it loses nothing. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { title, what, okText, isDanger = false, initial, act, onClose, children, width = 560 } = props;
  const t = useTexts(elementTexts);
  const form = useId();
  return (
    <Dialog
      title={title}
      okText={okText}
      okButtonProps={{ htmlType: 'submit', form, danger: isDanger }}
      confirmLoading={act.isPending}
      cancelText={t.cancel}
      onCancel={onClose}
      mask={{ closable: false }}
      width={width}
    >
      {what !== undefined && <div>{what}</div>}
      {act.error !== null && <ProblemAlert problem={act.error} />}
      <Form<Values>
        id={form}
        layout="vertical"
        initialValues={initial ?? {}}
        onFinish={(values) => act.run(filled(values))}
        scrollToFirstError
      >
        {children}
      </Form>
    </Dialog>
  );
}

/** What was left empty is not sent: to the API it is absent. */
function filled<Values extends object>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as Values;
}
