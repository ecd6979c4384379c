/** A way in which people's editors, web pages and habits change a file. */
export type Variant = (text: string) => string;

const lines = (text: string) => text.split('\n');
const isContinuation = (line: string) => /^[ \t]+[^\s#]/.test(line);

/** Changes of form that no parameter's or service's meaning depends on, as latin1 text. */
export const variants: Readonly<Record<string, Variant>> = {
  'as it is': (text) => text,
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  'a byte-order mark': (text) => `\u00ef\u00bb\u00bf${text}`,
  'mixed line ends': (text) =>
    lines(text)
      .map((line, index) => (index % 3 === 1 ? `${line}\r` : line))
      .join('\n'),
  'no final newline': (text) => text.replace(/\n+$/, ''),
  tabs: (text) => text.replace(/^ +/gm, '\t').replace(/ = /g, '\t=\t'),
  'white space at the ends': (text) => text.replace(/(?<=[^\s])$/gm, ' \t'),
  'comments in continuations': (text) =>
    lines(text)
      .flatMap((line) => (isContinuation(line) ? ['# between', '  # indented', '', line] : [line]))
      .join('\n'),
  braces: (text) => text.replace(/-o +([a-z_0-9]+)=([^\s{}$]+)/g, '-o { $1 = $2 }'),
  'everything twice': (text) => `${text.replace(/\n*$/, '\n')}\n# again\n${text}`,
  'foreign letters': (text) => `# K\u00c3\u00bcche, \u00e2\u0082\u00ac, \u00fc in Latin-1\n${text}`,
};
