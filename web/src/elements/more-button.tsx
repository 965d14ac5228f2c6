import { useTexts } from '../i18n/texts.js';
import { Button } from './button.js';
import { elementTexts } from './texts.js';

interface MoreButtonProps {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Under a list of `usePages`: `<MoreButton {...pages} />`; nothing where the list is whole. */
export function MoreButton({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreButtonProps) {
  const t = useTexts(elementTexts);
  if (!hasNextPage) return null;
  return (
    <Button isWide isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {t.more}
    </Button>
  );
}
