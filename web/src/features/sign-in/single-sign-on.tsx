import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { ButtonLink } from '../../elements/button.js';
import { IdcardOutlined } from '../../elements/icons.js';
import { Notice } from '../../elements/notice.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.js';

interface SingleSignOnProps {
  /** Address within the console to come back to. */
  readonly next: string | undefined;
}

/** 统一身份认证: away to the office's own directory and back; nothing where none is set up. */
export function SingleSignOn({ next }: SingleSignOnProps) {
  const t = useTexts(signInTexts);
  const { data } = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: () => read(api.GET('/api/sign-in-ways')),
    staleTime: Infinity,
  });
  if (data?.singleSignOn !== true) return null;
  const query = next === undefined ? '' : `?returnTo=${encodeURIComponent(next)}`;
  return (
    <div className={styles.directory}>
      <ButtonLink isWide size="large" icon={IdcardOutlined} href={`/api/session/oidc${query}`}>
        {t.singleSignOn}
      </ButtonLink>
      <p>{t.orPassword}</p>
    </div>
  );
}

/** Why the directory's sign-in did not come to its end; `code` as the address brought it. */
export function SingleSignOnProblem({ code }: { readonly code: string }) {
  const t = useTexts(signInTexts);
  const problems: Readonly<Record<string, string>> = t.problems;
  const title = Object.hasOwn(problems, code) ? problems[code] : t.problemElse;
  return (
    <div className={styles.problem}>
      <Notice tone="warn" title={title ?? t.problemElse}>
        {t.problemToDo}
      </Notice>
    </div>
  );
}
