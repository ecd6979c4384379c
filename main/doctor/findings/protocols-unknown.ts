import { definitionsOf, parseMainCf } from '../../postfix/main-cf.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** postconf(5) inet_protocols: a list of these words; `$name` is another parameter's matter. */
export const isProtocols = (value: string): boolean =>
  value.includes('$') || /^(all|ipv4|ipv6)([\s,]+(all|ipv4|ipv6))*$/.test(value);

/**
 * A value of inet_protocols in main.cf that is none: Postfix and most of its
 * commands die of it. Without the line, Postfix's default holds.
 */
export function protocolsUnknown({ mainText = '', place }: Facts): Found[] {
  return definitionsOf(parseMainCf(mainText), 'inet_protocols')
    .filter(({ value, line, lastLine }) => !isProtocols(value) && line === lastLine)
    .map(({ name, value, line }) => ({
      kind: 'protocols-unknown',
      subject: `main.cf:${line}`,
      severity: 'problem',
      evidence: [{ source: `${place.configDir}/main.cf:${line}`, text: `${name} = ${value}` }],
      remedy: {
        by: 'edits',
        edits: [{ edit: 'comment-line', file: 'main.cf', line }],
        retry: 'all',
      },
    }));
}
