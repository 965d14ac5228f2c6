import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { Button } from '../../elements/button.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.js';
import type { Credentials } from './use-sign-in.js';

/** Who one may be in the demo; nothing where this is no demo. */
export function DemoAccounts({ onChoose }: { readonly onChoose: (credentials: Credentials) => void }) {
  const t = useTexts(signInTexts);
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => read(api.GET('/api/demo-accounts')),
    staleTime: Infinity,
  });
  const password = data?.password ?? null;
  if (data === undefined || password === null) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">{t.demo}</h2>
      <p>{t.demoDetail(password)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.login}</th>
            <th scope="col">{t.demoPerson}</th>
            <th scope="col">{t.demoWhat}</th>
          </tr>
        </thead>
        <tbody>
          {data.accounts.map(({ login, displayName, post, what }) => (
            <tr key={login}>
              <td>
                <Button size="small" onClick={() => onChoose({ login, password })}>
                  {login}
                </Button>
              </td>
              <td>
                {displayName}，{post}
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
