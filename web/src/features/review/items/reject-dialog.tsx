import { Button, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useTexts } from '../../../i18n/texts.js';
import { reviewTexts } from '../texts.js';
import styles from './dialogs.module.css';

const LONGEST = 500;

interface RejectDialogProps {
  /** Words of what is to be rejected. */
  readonly quote: string;
  /** The reason; null: not rejected after all. */
  readonly onClose: (reason: string | null) => void;
}

/** A rejection is kept for good with its reason; what is said often is one press away. */
export function RejectDialog({ quote, onClose }: RejectDialogProps) {
  const t = useTexts(reviewTexts);
  const [reason, setReason] = useState('');
  const reject = () => {
    if (reason.trim() !== '') onClose(reason.trim());
  };
  return (
    <Dialog
      title={t.rejectTitle}
      okText={t.acts.reject}
      cancelText={t.cancel}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onOk={reject}
      onCancel={() => onClose(null)}
    >
      <p className={styles.quote}>{quote}</p>
      <p className={styles.detail}>{t.rejectDetail}</p>
      <div className={styles.choices}>
        {Object.values(t.reasons).map((words) => (
          <Button key={words} size="small" onClick={() => setReason(words)}>
            {words}
          </Button>
        ))}
      </div>
      <Input.TextArea
        autoFocus
        rows={2}
        maxLength={LONGEST}
        value={reason}
        aria-label={t.reason}
        placeholder={t.reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          reject();
        }}
      />
    </Dialog>
  );
}
