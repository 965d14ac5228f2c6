import { Modal } from 'antd';
import { useTexts } from '../../i18n/texts.js';
import { appTexts } from '../texts.js';
import { useKeys, type KeyBinding } from './keys.js';
import styles from './keys-dialog.module.css';

/** The list behind `?`: what can be pressed here and now. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTexts(appTexts);
  const { bindings } = useKeys();
  const ofScope = (scope: KeyBinding['scope']) => bindings.filter((binding) => binding.scope === scope);
  return (
    <Modal open={open} onCancel={onClose} title={t.keys} footer={null} width={560}>
      <KeyList title={t.onThisPage} bindings={ofScope('page')} />
      <KeyList title={t.everywhere} bindings={ofScope('everywhere')} />
    </Modal>
  );
}

function KeyList({ title, bindings }: { readonly title: string; readonly bindings: readonly KeyBinding[] }) {
  if (bindings.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {bindings.map(({ keys, text }) => (
          <div key={keys} className={styles.row}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
