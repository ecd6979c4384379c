import { join } from 'node:path';
import { cli } from './built.ts';
import type { Duel } from './duel.ts';
import { writeLog } from './log-lines.ts';
import { costOf } from './measured.ts';

/** A long log, summed up and parsed, each against `pflogsumm` on the same file. */
export async function logDuels(
  folder: string,
  lines: number,
  rounds: number,
): Promise<readonly Duel[]> {
  const path = join(folder, 'log');
  await writeLog(path, lines);
  const count = lines.toLocaleString('en');
  const peer = () => costOf({ file: 'pflogsumm', args: [path] });
  return [
    {
      task: `\`postbar parse-log --summary\` of ${count} lines; peer: pflogsumm`,
      most: 1 / 5,
      mostBytes: 150e6,
      ours: () => costOf(cli(['parse-log', '--summary'], path)),
      peer,
      rounds,
    },
    {
      task: `\`postbar parse-log\` of the same; same peer`,
      most: 1 / 2,
      ours: () => costOf(cli(['parse-log'], path)),
      peer,
      rounds,
    },
  ];
}
