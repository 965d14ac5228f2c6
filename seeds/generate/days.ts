/** Days as whole numbers since 1970 while data is made up, as `YYYY-MM-DD` where it is kept. */
export type DayNumber = number;

const MS_A_DAY = 86_400_000;
const TEXTS = new Map<DayNumber, string>();

export function dayNumber(text: string): DayNumber {
  return Date.parse(`${text}T00:00:00Z`) / MS_A_DAY;
}

export function dayText(day: DayNumber): string {
  let text = TEXTS.get(day);
  if (text === undefined) {
    text = new Date(day * MS_A_DAY).toISOString().slice(0, 10);
    TEXTS.set(day, text);
  }
  return text;
}

/** `second` seconds after 09:00 Asia/Shanghai of the day, as seconds since 1970. */
export function instant(day: DayNumber, second: number): number {
  return day * 86_400 + 3600 + second;
}

/** As PostgreSQL reads it. */
export function instantText(seconds: number): string {
  const ofDay = seconds % 86_400;
  const [hours, minutes] = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60];
  return `${dayText(Math.floor(seconds / 86_400))} ${two(hours)}:${two(minutes)}:${two(ofDay % 60)}+00`;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
