const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time seen from another, in words: "2 hours ago"; `justNow` under a minute. */
export function ago(at: number, from: number, locale: string, justNow: string): string {
  const past = Math.max(0, from - at);
  if (past < MINUTE) return justNow;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
  return relative.format(-Math.floor(past / DAY), 'day');
}

/** Hours and minutes, as the user's country writes them. */
export const clock = (at: number, locale: string): string => formatOf(locale, 'clock').format(at);

/** Date and time in full, for the hover. */
export const exactly = (at: number, locale: string): string => formatOf(locale, 'exact').format(at);

/** A past moment in little room: the time today, the day and the time in the past, the year where it is another. */
export function shortly(at: number, from: number, locale: string): string {
  const [then, today] = [new Date(at), new Date(from)];
  const isThisYear = then.getFullYear() === today.getFullYear();
  if (isThisYear && then.getMonth() === today.getMonth() && then.getDate() === today.getDate())
    return clock(at, locale);
  return formatOf(locale, isThisYear ? 'this-year' : 'earlier').format(at);
}

const options = {
  exact: { dateStyle: 'full', timeStyle: 'medium' },
  clock: { hour: 'numeric', minute: '2-digit' },
  'this-year': { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  earlier: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making a format takes longer than using it a hundred times, and lists use it for each row.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, kind: keyof typeof options): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options[kind]);
  formats.set(key, format);
  return format;
}
