import { Link } from '@tanstack/react-router';
import { StateOfPage } from '../elements/states.js';
import { useTexts } from '../i18n/texts.js';
import { appTexts } from './texts.js';

export function NoSuchPage() {
  const t = useTexts(appTexts);
  return (
    <StateOfPage title={t.noSuchPage} detail={t.noSuchPageDetail}>
      <Link to="/">{t.toHome}</Link>
    </StateOfPage>
  );
}
