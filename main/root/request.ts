import type { Place } from '../postfix/place.ts';

/** One edit of the closed table in helper.sh. Files are relative to the configuration directory. */
export type Edit =
  | {
      readonly edit: 'transport-map';
      readonly type: string;
      readonly rules: readonly { readonly domain: string; readonly route: string }[];
    }
  | {
      readonly edit: 'service';
      readonly name: string;
      /** The service whose options are copied. */
      readonly model: string;
      readonly syslogName: string;
      /** For `-o inet_interfaces=`; empty where the machine's own will do. */
      readonly interfaces: readonly string[];
    }
  | { readonly edit: 'no-service'; readonly name: string }
  | { readonly edit: 'reply-filter'; readonly mxHosts: readonly string[] }
  | { readonly edit: LineEdit; readonly file: string; readonly line: number }
  | { readonly edit: 'no-chroot'; readonly name: string }
  | { readonly edit: 'build-map' | 'name-map'; readonly type: string; readonly file: string }
  /** A map of transport_maps whose type this Postfix has not gets another one. */
  | {
      readonly edit: 'retype-map';
      readonly from: string;
      readonly file: string;
      readonly type: string;
    }
  | { readonly edit: 'bind-address6'; readonly address: string }
  /** No file is meant: a rule that the files have lost is recorded as off. */
  | { readonly edit: 'forget' };

/** What can be done to one line of a file: never a text of the caller's own. */
export type LineEdit =
  | 'drop-line'
  | 'comment-line'
  | 'indent-line'
  | 'outdent-line'
  /** Non-breaking spaces and curly quotes become plain ones. */
  | 'clean-line'
  /** `-o name = value` becomes `-o name=value`. */
  | 'mend-options'
  | 'add-colon'
  /** A mail address after the colon goes. */
  | 'clear-nexthop'
  /** The relayhost follows the colon. */
  | 'relay-nexthop';

/** A file as it was seen: its SHA-256 in hex, or `absent`. */
export interface SeenFile {
  readonly file: string;
  readonly digest: string;
}

/** Everything the helper is told, before it is text. */
export interface ChangeRequest {
  readonly edits: readonly Edit[];
  readonly before: readonly SeenFile[];
  /** What the preview came to; the helper installs nothing else. */
  readonly after: readonly SeenFile[];
}

const wordsOf = (edit: Edit): string[] => {
  switch (edit.edit) {
    case 'transport-map':
      return [
        `edit transport-map ${edit.type}`,
        ...edit.rules.map(({ domain, route }) => `rule ${domain} ${route}`),
      ];
    case 'service': {
      const interfaces = edit.interfaces.join(',') || '-';
      return [`edit service ${edit.name} ${edit.model} ${edit.syslogName} ${interfaces}`];
    }
    case 'no-service':
    case 'no-chroot':
      return [`edit ${edit.edit} ${edit.name}`];
    case 'reply-filter':
      return ['edit reply-filter', ...edit.mxHosts.map((host) => `mx-host ${host}`)];
    case 'build-map':
    case 'name-map':
      return [`edit ${edit.edit} ${edit.type} ${edit.file}`];
    case 'retype-map':
      return [`edit retype-map ${edit.from} ${edit.file} ${edit.type}`];
    case 'forget':
      return ['edit forget'];
    case 'bind-address6':
      return [`edit bind-address6 ${edit.address}`];
    default:
      return [`edit ${edit.edit} ${edit.file} ${edit.line}`];
  }
};

const placeWords = ({ configDir, commandDir }: Place): string[] => [
  `config-dir ${configDir}`,
  `command-dir ${commandDir}`,
];

/** The request for the verb `preview`: `scratch` is an empty folder of the user's own. */
export function previewRequest(place: Place, request: ChangeRequest, scratch: string): string {
  return encode([...placeWords(place), `scratch ${scratch}`, ...changeWords(request)]);
}

/** The request for the verb `change`; `title` is what the history calls it. */
export function changeRequest(
  place: Place,
  request: ChangeRequest,
  id: string,
  title: string,
): string {
  const titleWord = Buffer.from(title, 'utf8').toString('base64');
  return encode([
    ...placeWords(place),
    `id ${id}`,
    `title ${titleWord}`,
    ...changeWords(request),
    ...request.after.map(({ file, digest }) => `after ${file} ${digest}`),
  ]);
}

/** The request for the verb `undo`; `force` goes on although a file was edited since. */
export function undoRequest(place: Place, change: string, force: boolean): string {
  return encode([...placeWords(place), `change ${change}`, `force ${force ? 'yes' : 'no'}`]);
}

/** The request for the verb `uninstall`. */
export const uninstallRequest = (place: Place): string => encode(placeWords(place));

/** The request for the verbs `queue`, `message` and `power`. */
export function actionRequest(
  place: Place,
  action: string | undefined,
  queueIds: readonly string[],
): string {
  return encode([
    ...placeWords(place),
    ...(action ? [`action ${action}`] : []),
    ...queueIds.map((id) => `message ${id}`),
  ]);
}

/**
 * The request for the verb `queue` whose ids, one a line, are in a file of this SHA-256; the last
 * line has no end.
 */
export function listRequest(place: Place, action: string, file: string, digest: string): string {
  return encode([
    ...placeWords(place),
    `action ${action}`,
    `list ${file}`,
    `list-digest ${digest}`,
  ]);
}

function changeWords({ edits, before }: ChangeRequest): string[] {
  return [
    ...before.map(({ file, digest }) => `before ${file} ${digest}`),
    ...edits.flatMap(wordsOf),
  ];
}

/** A line break inside a word would begin a word of its own: never sent, whatever let it through. */
function encode(lines: readonly string[]): string {
  const broken = lines.find((line) => /[\r\n\0]/.test(line));
  if (broken !== undefined) throw new Error(`A request may not hold a line break: ${broken}`);
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8').toString('base64');
}
