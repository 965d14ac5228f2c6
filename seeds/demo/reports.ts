/** One demo report as a file under `seeds/demo/reports/`, none of it taken from a real one. */
export interface DemoReport {
  /** File name; bytes as an office would send them, so not always UTF-8. */
  readonly file: string;
  /** Code of the reporting body. */
  readonly organisation: string;
  /** Codes of the bodies that sign; two where party committee and government report jointly. */
  readonly issuers: readonly string[];
  readonly reportYear: number;
  readonly encoding: 'utf-8' | 'gb18030';
}

/** Two consecutive years of four bodies in four layouts, and one body whose report states no shortcoming. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  { file: 'qy-2024.txt', organisation: 'qy', issuers: ['qy'], reportYear: 2024, encoding: 'utf-8' },
  { file: 'qy-2025.html', organisation: 'qy', issuers: ['qy'], reportYear: 2025, encoding: 'utf-8' },
  { file: 'sj-2024.html', organisation: 'qysj', issuers: ['qysj'], reportYear: 2024, encoding: 'utf-8' },
  { file: 'sj-2025.txt', organisation: 'qysj', issuers: ['qysj'], reportYear: 2025, encoding: 'utf-8' },
  { file: 'ww-2024.txt', organisation: 'ww', issuers: ['wwdw', 'ww'], reportYear: 2024, encoding: 'utf-8' },
  { file: 'ww-2025.txt', organisation: 'ww', issuers: ['wwdw', 'ww'], reportYear: 2025, encoding: 'utf-8' },
  { file: 'sl-2024.txt', organisation: 'sl', issuers: ['sl'], reportYear: 2024, encoding: 'gb18030' },
  { file: 'sl-2025.txt', organisation: 'sl', issuers: ['sl'], reportYear: 2025, encoding: 'utf-8' },
  { file: 'dz-2024.txt', organisation: 'dz', issuers: ['dz'], reportYear: 2024, encoding: 'utf-8' },
];
