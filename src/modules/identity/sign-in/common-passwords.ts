/** The bodies of passwords that every list of leaked ones begins with, in small letters and without what is hung on to them. */
const COMMON = [
  'password passw0rd p@ssw0rd qwerty qwertyuiop qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t zxcvbnm asdfghjkl asdf1234',
  'abc123 abcd1234 abc12345 a123456 a1234567 a12345678 a123456789 aa123456 q123456 123456 1234567 12345678 123456789 1234567890',
  '0123456789 9876543210 987654321 111111 11111111 000000 00000000 88888888 66666666 12341234 123123 123123123 147258369 159753',
  '5201314 woaini woaini1314 woaini520 iloveyou admin admin123 administrator root letmein welcome welcome1 changeme default guest',
  'test test123 user login master dragon monkey football sunshine princess superman batman michael shadow zhongguo china beijing',
  'nihao wodemima mima caonima tiantian baobei zhengfu fazhi zhenggai gongwuyuan huawei lenovo xiaomi taobao alibaba tencent',
  'google windows oracle mysql postgres sysadmin manager secret secret123 p@ssword passpass passwd pa55word qweasd qweasdzxc',
]
  .join(' ')
  .split(' ');

/** The same keys in another row, and the digits and marks that people hang on, do not make a password another one. */
const HUNG_ON = /[\d!@#$%^&*._\-+=~?]*$/;

/** Whether the password, in any case, is one of the common ones, twice in a row or with some digits and marks behind. */
export function isCommon(password: string): boolean {
  const word = password.toLowerCase();
  const half = word.slice(0, word.length / 2);
  const core = word.replace(HUNG_ON, '');
  return [word, core, ...(half + half === word ? [half, half.replace(HUNG_ON, '')] : [])].some(
    (one) => COMMON.includes(one) || (one !== '' && /^(\d+|(.)\2*)$/.test(one)),
  );
}
