import { Link } from '@tanstack/react-router';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

/** The ways of looking at what became of last year's matters, and for the office the way to enter those that are missing. */
export function ClosureLinks() {
  const { ways } = useTexts(closureTexts);
  const mayEnter = hasAnyRole(useSession(), ['supervisor', 'officer']);
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
      {mayEnter && (
        <Link to="/last-year-matters" activeOptions={{ includeSearch: false }}>
          {ways.entering}
        </Link>
      )}
    </nav>
  );
}
