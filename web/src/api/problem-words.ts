/** Nouns of codes that do not read as English by themselves. */
const NOUNS: Readonly<Record<string, string>> = {
  auth: 'Sign-in',
  sso: 'Office directory',
  actor: 'Your office',
};

/** Where the code says what is wrong and not what to do. */
const SENTENCES: Readonly<Record<string, string>> = {
  'report.too-many-files':
    'Report: at most 100 files in one request, and none of these was taken in. Send them a hundred at a time, or as one zip.',
};

/**
 * The code of a problem as an English sentence, for those who read no Chinese: codes are words. `task.action-not-allowed` → Task: action
 * not allowed.
 */
export function problemWords(code: string): string {
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return sentence;
  const [noun = '', reason = ''] = code.split('.');
  const words = reason.replaceAll('-', ' ');
  const subject = NOUNS[noun] ?? noun.charAt(0).toUpperCase() + noun.slice(1).replaceAll('-', ' ');
  return words === '' ? subject : `${subject}: ${words}`;
}
