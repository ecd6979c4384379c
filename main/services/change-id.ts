import { randomBytes } from 'node:crypto';

/** A change's name as helper.sh takes it and its record is called: second, three digits of milliseconds, three at random. */
export const changeIdForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-f0-9]{3})[a-f0-9]{3}$/;

/**
 * A name for a change that sorts behind the newest one, also where both are made within a
 * second or the clock has been set back since: what was changed last is undone first, and
 * the names are all that tells which that is.
 * @param newest the name of the newest change, where there is one
 * @param now milliseconds since 1970
 */
export function changeIdAfter(newest: string | undefined, now: number): string {
  const time = Math.max(now, newest === undefined ? 0 : timeOf(newest) + 1);
  const second = new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  const milliseconds = (time % 1_000).toString(16).padStart(3, '0');
  return `${second}-${milliseconds}${randomBytes(2).toString('hex').slice(1)}`;
}

/** Earlier names had random digits there: up to four seconds more, and in front all the same. */
function timeOf(id: string): number {
  const [, ...parts] = changeIdForm.exec(id) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const milliseconds = Number.parseInt(parts.at(-1) ?? '0', 16);
  return Date.UTC(year, month - 1, day, hour, minute, second) + milliseconds;
}
