const GONE = '[secret]';

/** In this order: what names itself, what has the form of a key, what identifies a person. */
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // "password":"…", "x-api-key":"…", "set-cookie":["…"]
  [
    /("[\w-]*(?:password|passwd|secret|token|authorization|cookie|api[-_]?key|credential|recovery|totp)[\w-]*":)(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\])/gi,
    `$1"${GONE}"`,
  ],
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/g, `$1 ${GONE}`],
  [/([?&;\s](?:password|secret|token|code|key|zhenggai_\w+)=)[^&;\s"\\#]+/gi, `$1${GONE}`],
  // postgres://user:password@host
  [/(:\/\/)[^\s/@"\\]+@/g, `$1${GONE}@`],
  // 256 bits in base64url: sessions, tokens, calendar feeds, links that decide. A SHA-256 in hex is longer and no secret.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, GONE],
  // 居民身份证号 and mobile numbers, which people paste into search fields.
  [/(?<![\w.-])\d{17}[\dXx](?![\w-])/g, '[number]'],
  [/(?<![\w.-])(?:(?:\+|%2B)?86[- ]?)?1[3-9]\d{9}(?![\w-]|\.\d)/g, '[number]'],
];

/**
 * A line of the log without what nobody may read there, wherever in it that stands: an address, a message, the detail of a
 * database error, a field of a params object.
 */
export function withoutSecrets(line: string): string {
  return RULES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
