/** Where the office's mail server hands us letters, and the address they are for. */
export interface MailIn {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Local part of the address, before `+`; lower case. */
  readonly mailbox: string;
  readonly domain: string;
}

/**
 * @param raw `smtp://0.0.0.0:2525/jindu@zhenggai.example.cn`: listens there and takes letters to `jindu+…@zhenggai.example.cn`
 * @returns null where it is not of this form
 */
export function readMailIn(raw: string): MailIn | null {
  const match = /^smtp:\/\/(\[[0-9a-f:]+\]|[^:/]+):(\d{1,5})\/([a-z0-9._-]+)@([a-z0-9.-]+)$/i.exec(raw);
  if (match === null || Number(match[2]) > 65_535) return null;
  const [, host = '', port = '', mailbox = '', domain = ''] = match;
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
    mailbox: mailbox.toLowerCase(),
    domain: domain.toLowerCase(),
  };
}
