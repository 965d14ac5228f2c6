import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useTexts } from '../../i18n/texts.js';
import { useKeys } from '../keys/keys.js';
import type { Session } from '../session.js';
import { appTexts } from '../texts.js';
import { entriesFor } from './navigation.js';

/** `g` and the letter of a page goes there. */
export function useNavKeys(session: Session): void {
  const t = useTexts(appTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const { register } = useKeys();
  useEffect(() => {
    const ends = entriesFor(session).flatMap(({ nav, path, title }) =>
      nav.key === undefined
        ? []
        : [
            register({
              keys: `g ${nav.key}`,
              text: t.go(title[language]),
              scope: 'everywhere',
              run: () => void navigate({ to: path }),
            }),
          ],
    );
    return () => ends.forEach((end) => end());
  }, [session, language, t, navigate, register]);
}
