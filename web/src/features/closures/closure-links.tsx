import { Link } from '@tanstack/react-router';
import { useTexts } from '../../i18n/texts.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

/** The four ways of looking at what became of last year's matters. */
export function ClosureLinks() {
  const { ways } = useTexts(closureTexts);
  return (
    <nav className={`${styles.ways} not-on-paper`} aria-label={ways.title}>
      <Link to="/closure-checks" activeOptions={{ exact: true, includeSearch: false }}>
        {ways.checks}
      </Link>
      <Link to="/campaigns" activeOptions={{ includeSearch: false }}>
        {ways.campaigns}
      </Link>
      <Link to="/promises" activeOptions={{ includeSearch: false }}>
        {ways.promises}
      </Link>
      <Link to="/problem-chains" activeOptions={{ includeSearch: false }}>
        {ways.chains}
      </Link>
    </nav>
  );
}
