/**
 * Writes one `<year>.json` for each year from 2020 on that the package chinese-days knows:
 * `node seeds/reference/calendar/generate.mjs`. Run it after an update of the package and review the difference;
 * corrections live in files of their own (README.md) and are not touched.
 */
import chineseDays from 'chinese-days';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const MS_PER_DAY = 86_400_000;

for (let year = 2020; ; year += 1) {
  const days = specialDays(year);
  if (days.length === 0) break;
  const file = fileURLToPath(new URL(`${year}.json`, import.meta.url));
  const table = { year, version: 1, provisional: false, days };
  writeFileSync(file, await format(JSON.stringify(table), { parser: 'json', printWidth: 110 }));
  console.log(`${file}: ${days.length} days`);
}

/** The package names an ordinary day by its weekday and a special one by `English,中文,days`. */
function specialDays(year) {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += MS_PER_DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    const detail = chineseDays.getDayDetail(date);
    const name = detail.name.split(',')[1];
    if (name !== undefined) days.push({ date, kind: detail.work ? 'makeup' : 'off', name });
  }
  return days;
}
