import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.js';
import { Button } from '../elements/button.js';
import { FailureState, StateOfPage } from '../elements/states.js';
import { useTexts } from '../i18n/texts.js';
import { appTexts } from './texts.js';

/** A page that could not be shown: a refusal of the API as such, everything else (a chunk that is gone after an update) as our fault. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts(appTexts);
  if (error instanceof ApiProblem) return <FailureState problem={error} onRetry={reset} />;
  return (
    <StateOfPage title={t.brokenPage} detail={t.brokenPageDetail}>
      <Button look="primary" onClick={() => location.reload()}>
        {t.reload}
      </Button>
    </StateOfPage>
  );
}
