/** 代办: in whose place this window acts. Kept with the window, so that a reload goes on and another window acts for oneself. */
const KEPT = 'zhenggai.on-behalf-of';

let principal = kept();
/** Tells `change` when this window goes on in another place. */
export const places = new EventTarget();
let ended: () => void = () => undefined;

/** Account of whoever is away; null: one acts for oneself. Goes as `X-On-Behalf-Of` with every request. */
export function onBehalfOf(): string | null {
  return principal;
}

/** Address of what the browser opens without this program, a file or the live stream, in the place in which the window acts. */
export function inPlace(address: string): string {
  if (principal === null) return address;
  return `${address}${address.includes('?') ? '&' : '?'}onBehalfOf=${encodeURIComponent(principal)}`;
}

export function actOnBehalfOf(principalId: string | null): void {
  principal = principalId;
  try {
    if (principalId === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, principalId);
  } catch {
    // A browser may forbid storage; then it lasts until the page is loaded anew.
  }
  places.dispatchEvent(new Event('change'));
}

/** @param listener called when the API says that the appointment is no longer in force; the window acts for oneself from then on */
export function onSubstitutionEnded(listener: () => void): void {
  ended = listener;
}

export function substitutionEnded(): void {
  if (principal === null) return;
  actOnBehalfOf(null);
  ended();
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
