/**
 * `permanent`: refused for good, for this message or this address. `temporary`: not taken, another try may do. `uncertain`:
 * the connection broke when the message was on its way; it may have been taken.
 */
export type MailVerdict = 'permanent' | 'temporary' | 'uncertain';

export class MailError extends Error {
  override readonly name = 'MailError';

  constructor(
    readonly verdict: MailVerdict,
    message: string,
  ) {
    super(message);
  }
}

/** What nodemailer says of a failure. */
interface SmtpFault {
  readonly message: string;
  readonly code?: string;
  /** The server's answer, where it gave one. */
  readonly responseCode?: number;
  readonly syscall?: string;
}

/** The message itself was refused; 5yz to anything else (a login, a greeting) is a fault of the set-up that can be mended. */
const ABOUT_THE_MESSAGE = ['EENVELOPE', 'EMESSAGE'];
/** The connection ended and the server had not spoken. */
const CUT_OFF = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EABORT', 'EPROTOCOL'];
/** What TLS says of a certificate that has expired, is of another name or of nobody known: no word was said before it. */
const UNTRUSTED = /certificate/i;
/** RFC 5321 4.2.1: 5yz is for good; 503 complains of the session, not of the message. */
const isForGood = (code: number) => code >= 500 && code < 600 && code !== 503;

export function mailErrorOf(error: unknown): MailError {
  const { message, code = '', responseCode, syscall } = error as SmtpFault;
  if (responseCode === undefined) {
    const neverConnected = syscall === 'connect' || syscall === 'getaddrinfo' || UNTRUSTED.test(message);
    const verdict = CUT_OFF.includes(code) && !neverConnected ? 'uncertain' : 'temporary';
    return new MailError(code === 'EENVELOPE' ? 'permanent' : verdict, message);
  }
  const permanent = isForGood(responseCode) && ABOUT_THE_MESSAGE.includes(code);
  return new MailError(permanent ? 'permanent' : 'temporary', message);
}
