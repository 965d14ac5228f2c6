import { SettingOutlined } from '../../../elements/icons.js';
import { PanelButton } from '../../../elements/panel-button.js';
import { useTexts } from '../../../i18n/texts.js';
import { ledgerTexts } from '../texts.js';
import type { Column } from './columns.js';
import type { AnyRow } from './rows.js';
import styles from './ledger.module.css';

interface ColumnsMenuProps {
  readonly all: readonly Column<AnyRow>[];
  readonly shown: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** Which columns are shown; the one with the link to the task stays. */
export function ColumnsMenu({ all, shown, onChange }: ColumnsMenuProps) {
  const t = useTexts(ledgerTexts);
  const choose = (key: string, isOn: boolean) =>
    onChange(isOn ? [...shown, key] : shown.filter((other) => other !== key));
  return (
    <PanelButton icon={SettingOutlined} label={t.columnsButton}>
      {() => (
        <div className={styles.menu}>
          <ul>
            {all.map(({ key, title }, at) => (
              <li key={key}>
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    checked={shown.includes(key)}
                    disabled={at === 1}
                    onChange={({ target }) => choose(key, target.checked)}
                  />
                  {title}
                </label>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PanelButton>
  );
}
