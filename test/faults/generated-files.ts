import fc from 'fast-check';
import type { Files } from './foreign-configuration.ts';

/** One of these, the first far more often than the others. */
const mostly = <T>(usual: T, ...odd: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );

const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));

// Text as people write it into comments and values, in the bytes of its UTF-8.
const words = fc
  .array(
    fc.constantFrom(
      ...[
        'mail',
        'Küche',
        '日本',
        '$mydomain',
        '$(mydomain)',
        '"a b"',
        "it's",
        '\\',
        '`id`',
        'a=b',
      ],
      ...['192.0.2.1', '[::1]', '-o', '{', '}', ',', '#', 'x'.repeat(300), '\t', '100%'],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => Buffer.from(all.join(' ')).toString('latin1'));

const end = mostly('\n', '\r\n', '  \n', '\n\n', '\n \n', '\n# between\n', '\n\t# indented\n');
const equals = mostly(' = ', '=', '\t=\t', ' =', '= ');

const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  myhostname: fc.constantFrom('mail.example.org', 'a.example'),
  mydestination: mostly('$myhostname, localhost', '$myhostname\n  localhost', '', '$myhostname,'),
  mynetworks: mostly('127.0.0.0/8', '127.0.0.0/8\n\t192.0.2.0/24', '127.0.0.0/8,[::1]/128'),
  relayhost: mostly('', '[relay.example]:587', 'relay.example'),
  smtpd_banner: words,
  smtp_helo_timeout: mostly('300s', '5m'),
  inet_protocols: mostly('all', 'ipv4'),
  transport_maps: mostly(
    'texthash:$config_directory/transport',
    '',
    'texthash:$config_directory/transport,\n  texthash:$config_directory/transport',
    'static:{smtp:}',
  ),
  odd_parameter: words,
};

const comment = joined(fc.constant('#'), words, fc.constant('\n'));
const parameter = fc
  .constantFrom(...Object.keys(values))
  .chain((name) => joined(fc.constant(name), equals, values[name] ?? words, end));
const mainCf = fc
  .array(fc.oneof({ weight: 5, arbitrary: parameter }, comment), { maxLength: 14 })
  .map((lines) => `compatibility_level = 3.6\n${lines.join('')}`);

const option = fc.constantFrom(
  ...[
    '-o smtp_helo_timeout=9',
    '-o { smtp_helo_timeout = 9 s }',
    '-o  syslog_name=postfix/$service_name',
  ],
  ...['-v', '-o smtpd_client_restrictions=permit_mynetworks,reject', '-o myhostname=b.example'],
);
const gap = mostly(' ', '\t', '      ', '\n  ', '\n# between\n\t');
const service = fc
  .tuple(
    fc.constantFrom('relay', 'submission', 'slow', 'lmtp', '587', 'smtp-slow'),
    fc.constantFrom('-', 'n', 'y'),
    fc.array(fc.tuple(gap, option), { maxLength: 3 }),
    end,
  )
  .map(([name, chroot, options, after]) => {
    const isInet = name === 'submission' || name === '587';
    const head = `${name} ${isInet ? 'inet n' : 'unix -'} - ${chroot} - - ${isInet ? 'smtpd' : 'smtp'}`;
    return head + options.map(([space, text]) => space + text).join('') + after;
  });
const smtp = joined(
  fc.constant('smtp'),
  mostly(' ', '\t', '      '),
  fc.constant('unix - - n - - smtp'),
  mostly('', ' -v', '\n  -o smtp_helo_timeout=9', ' -o { inet_protocols = all }'),
  end,
);
const masterCf = fc
  .tuple(
    fc.array(fc.oneof(service, comment), { maxLength: 6 }),
    smtp,
    fc.array(fc.oneof(service, comment), { maxLength: 6 }),
  )
  .map(([before, own, after]) => [...before, own, ...after].join(''));

const entry = joined(
  fc.constantFrom(
    'busy.example',
    '.example.net',
    '"a b"@odd.example',
    'user@a.example',
    '*',
    'x_y',
  ),
  mostly('\t', ' ', '\n  '),
  fc.constantFrom(':', 'smtp:', 'smtp:[192.0.2.1]:25', 'error:5.1.1 no', 'slow:'),
  end,
);
const transport = fc.array(fc.oneof(entry, comment), { maxLength: 8 }).map((all) => all.join(''));

const withoutEnd = (text: string) => text.replace(/[\r\n]+$/, '');
const finished = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, mostly(true, false)).map(([all, whole]) => (whole ? all : withoutEnd(all)));

/** A configuration as people and programs leave them: every form Postfix reads, and some it does not. */
export const generatedFiles: fc.Arbitrary<Files> = fc.record({
  'main.cf': finished(mainCf),
  'master.cf': finished(masterCf),
  transport: finished(transport),
});
