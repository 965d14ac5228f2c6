import { Alert, App, Button } from 'antd';
import { useTexts } from '../i18n/texts.js';
import styles from './secret-once.module.css';
import { elementTexts } from './texts.js';

interface SecretOnceProps {
  /** Whose secret it is. */
  readonly title: string;
  /** What to do with it. */
  readonly detail: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret that the API tells this once: it stands until the person puts it away. */
export function SecretOnce({ title, detail, secret, onClose }: SecretOnceProps) {
  const t = useTexts(elementTexts);
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      void message.success(t.copied);
    } catch {
      void message.warning(t.copyByHand);
    }
  };
  return (
    <div role="status" className={styles.once}>
      <Alert
        type="success"
        showIcon
        title={title}
        description={
          <>
            <p>{detail}</p>
            <code className={styles.secret}>{secret}</code>
            <div className={styles.acts}>
              <Button size="small" onClick={() => void copy()}>
                {t.copy}
              </Button>
              <Button size="small" type="text" onClick={onClose}>
                {t.keptSafe}
              </Button>
            </div>
          </>
        }
      />
    </div>
  );
}
