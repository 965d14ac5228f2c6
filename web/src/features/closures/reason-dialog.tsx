import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../elements/dialog.js';
import { useTexts } from '../../i18n/texts.js';
import { closureTexts } from './texts.js';

interface ReasonDialogProps {
  readonly title: string;
  /** The reason; null: not done after all. */
  readonly onClose: (reason: string | null) => void;
}

export function ReasonDialog({ title, onClose }: ReasonDialogProps) {
  const t = useTexts(closureTexts);
  const [reason, setReason] = useState('');
  const done = () => {
    if (reason.trim() !== '') onClose(reason.trim());
  };
  return (
    <Dialog
      title={title}
      okText={t.ok}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={done}
      onCancel={() => onClose(null)}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={2000}
        aria-label={t.reason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          done();
        }}
      />
    </Dialog>
  );
}
