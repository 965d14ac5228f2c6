import { DeleteOutlined, SettingOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import type { LedgerSearch } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';
import type { AnyRow, Column } from './columns.js';
import { storage, withView, type KeptView } from './kept-views.js';
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

interface SavedViewsProps {
  readonly search: LedgerSearch;
  readonly columns: readonly string[] | null;
  readonly onOpen: (view: KeptView) => void;
}

export function SavedViews({ search, columns, onOpen }: SavedViewsProps) {
  const t = useTexts(ledgerTexts);
  const [views, setViews] = useState(storage.readViews);
  const [name, setName] = useState('');
  const keep = (next: readonly KeptView[]) => {
    setViews(next);
    storage.writeViews(next);
  };
  const save = () => {
    keep(withView(views, { name, search, columns }));
    setName('');
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.menu}>
          <p>{views.length === 0 ? t.noSavedViews : t.savedViewsDetail}</p>
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <Button type="link" onClick={() => onOpen(view)}>
                  {view.name}
                </Button>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t.removeView(view.name)}
                  onClick={() => keep(views.filter((other) => other !== view))}
                />
              </li>
            ))}
          </ul>
          <form
            className={styles.line}
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Input
              aria-label={t.viewName}
              placeholder={t.saveView}
              maxLength={40}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <Button htmlType="submit" disabled={name.trim() === ''}>
              {t.save}
            </Button>
          </form>
        </div>
      }
    >
      <Button icon={<StarOutlined />}>{t.savedViews}</Button>
    </Popover>
  );
}
