const LONGEST = 255;

/** A name is shown, never used as a path: folders, control and direction characters go, the rest stays as given. */
export function printableFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const clean = base.slice(-LONGEST).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return clean.trim() === '' ? '未命名' : clean;
}
