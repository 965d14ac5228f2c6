import { useTexts } from '../../i18n/texts.js';
import { SessionList } from './session-list.js';
import { accountTexts } from './texts.js';

export function AccountPage() {
  const t = useTexts(accountTexts);
  return (
    <>
      <h1>{t.title}</h1>
      <SessionList />
    </>
  );
}
