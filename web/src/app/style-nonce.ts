/**
 * The policy of the page lets a style in that carries its nonce. Components write styles while they run, some of them without a way to
 * be told the nonce; so every style element gets it where it is made. Imported before anything that could make one.
 */
const nonce = document.querySelector<HTMLStyleElement>('style#nonce')?.nonce ?? '';
const create = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
