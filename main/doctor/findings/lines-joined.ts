import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

const columns = /^(unix|inet|fifo|pass|unix-dgram) [-yn] [-yn] [-yn] (-|\d+\??) (-|\d+) \S/;

/**
 * Two services on one line of master.cf: something was appended to a file whose
 * last line had no end. Postfix reads one service with a command nobody has.
 */
export function linesJoined({ reading, place }: Facts): Found[] {
  if (!reading.ok) return [];
  return reading.configuration.masterCf.services
    .filter((service) => columns.test(service.arguments.join(' ')))
    .map(({ name, line, program, arguments: args }) => ({
      kind: 'lines-joined',
      subject: `master.cf:${line}`,
      severity: 'problem',
      evidence: [
        {
          source: `${place.configDir}/master.cf:${line}`,
          text: `${name} … ${program} ${args.join(' ')}`,
        },
      ],
    }));
}
