import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../elements/button.js';
import { ArrowUpOutlined, DeleteOutlined, StarOutlined } from '../../../elements/icons.js';
import { Input } from '../../../elements/input.js';
import { PanelButton } from '../../../elements/panel-button.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import type { LedgerSearch } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';
import { raised, viewOf, withView } from './kept-views.js';
import styles from './ledger.module.css';
import { useKeptViews } from './use-kept-views.js';

interface SavedViewsProps {
  readonly search: LedgerSearch;
  readonly columns: readonly string[] | null;
}

/** Ways of looking at the ledger under names of one's own, with the account: the same at every screen. */
export function SavedViews({ search, columns }: SavedViewsProps) {
  const t = useTexts(ledgerTexts);
  return (
    <PanelButton icon={StarOutlined} label={t.savedViews}>
      {(close) => (
        <div className={styles.menu}>
          <ViewList onOpened={close} />
          <SaveForm search={search} columns={columns} />
        </div>
      )}
    </PanelButton>
  );
}

function ViewList({ onOpened }: { readonly onOpened: () => void }) {
  const t = useTexts(ledgerTexts);
  const { views, keep } = useKeptViews();
  return (
    <>
      <p>{views.length === 0 ? t.noSavedViews : t.savedViewsDetail}</p>
      {keep.error !== null && <ProblemAlert problem={keep.error} />}
      <ul>
        {views.map(({ id, name }, at) => (
          <li key={id}>
            <Link to="/ledger" search={{ kept: id }} onClick={onOpened}>
              {name}
            </Link>
            <span className={styles.line}>
              <Button
                look="quiet"
                icon={ArrowUpOutlined}
                disabled={at === 0}
                aria-label={t.raiseView(name)}
                onClick={() => keep.run(raised(views, id))}
              />
              <Button
                look="quiet"
                icon={DeleteOutlined}
                aria-label={t.removeView(name)}
                onClick={() => keep.run(views.filter((other) => other.id !== id))}
              />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function SaveForm({ search, columns }: SavedViewsProps) {
  const t = useTexts(ledgerTexts);
  const { views, keep, isThere } = useKeptViews();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        keep.run(withView(views, viewOf(name, search, columns)));
        setName('');
      }}
    >
      <Input
        aria-label={t.viewName}
        placeholder={t.saveView}
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" isBusy={keep.isPending} disabled={!isThere || name.trim() === ''}>
        {t.save}
      </Button>
    </form>
  );
}
