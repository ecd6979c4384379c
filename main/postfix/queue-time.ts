const DAY = 86_400_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// After this many years every date has had every weekday (28, but for 1900 and the like).
const YEARS_BACK = 28;

/**
 * A date of a queue listing, `Wed Nov 25 03:09:51` (asctime without its year, in
 * local time), in milliseconds since 1970. The year is the latest in which the
 * date has that weekday and is no more than a day ahead of `now`: held mail may
 * be years old. Undefined for what is no date.
 */
export function listingTime(text: string, now: number): number | undefined {
  const weekday = weekdays.indexOf(text.slice(0, 3));
  const month = months.indexOf(text.slice(4, 7));
  const [day = 0, hour = 0, minute = 0, second = 0] = [8, 11, 14, 17].map((at) =>
    Number(text.slice(at, at + 2)),
  );
  if (weekday < 0 || month < 0 || day < 1 || day > 31) return undefined;
  const latest = new Date(now + DAY).getFullYear();
  let fallback: number | undefined;
  for (let year = latest; year > latest - YEARS_BACK; year--) {
    const date = new Date(year, month, day, hour, minute, second);
    if (date.getTime() > now + DAY || date.getDate() !== day) continue;
    if (date.getDay() === weekday) return date.getTime();
    fallback ??= date.getTime();
  }
  // A weekday that never fits is another machine's odd clock: the date still counts.
  return fallback;
}
