import { App } from 'antd';
import { Dialog } from '../../elements/dialog.js';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FilePicker } from '../../elements/file-picker.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import { templateTexts } from './texts.js';

interface UploadDialogProps {
  readonly template: Schema<'TemplateView'>;
  readonly onClose: () => void;
}

/** A locality's own template: every fault that the check finds is told at once, and nothing changes until there is none. */
export function UploadDialog({ template: { kind, name }, onClose }: UploadDialogProps) {
  const t = useTexts(templateTexts);
  const { message } = App.useApp();
  const put = useAct({
    send: (file: File) =>
      read(
        api.PUT('/api/document-templates/{kind}', {
          params: { path: { kind } },
          body: { file: file.name },
          bodySerializer: () => formOf(file),
        }),
      ),
    changes: [['document-templates']],
    onDone: () => {
      void message.success(t.taken);
      onClose();
    },
  });
  return (
    <Dialog
      title={t.uploadTitle(name)}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
      width={640}
    >
      {put.error !== null && <ProblemAlert problem={put.error} kept={t.kept} whatToDo={t.faults} />}
      <FilePicker
        title={name}
        detail={t.uploadDetail}
        accept=".docx"
        accepts={t.accepts}
        isPending={put.isPending}
        onFile={put.run}
      />
    </Dialog>
  );
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
