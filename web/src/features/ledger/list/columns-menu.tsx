import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
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
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.menu}>
          <ul>
            {all.map(({ key, title }, at) => (
              <li key={key}>
                <Checkbox
                  checked={shown.includes(key)}
                  disabled={at === 1}
                  onChange={({ target }) => choose(key, target.checked)}
                >
                  {title}
                </Checkbox>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <Button icon={<SettingOutlined />}>{t.columnsButton}</Button>
    </Popover>
  );
}
