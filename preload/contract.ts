import * as v from 'valibot';
import type { AppState, SettingsView } from './state.ts';

export type * from './state.ts';

// Everything a page may ask of main, and nothing else. Main checks each message
// against its schema on arrival. Texts are only bounded here: whether a domain
// is one is for the services to say, with a reason.
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
// The length comes first: of a list that is too long not one item is looked at.
const some = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(max), v.array(item));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
// For valibot a list, a date or a map counts as an object without unknown keys.
const plain = v.check(
  (given: unknown) => Object.prototype.toString.call(given) === '[object Object]',
  'expected an object',
);
const shape = <E extends v.ObjectEntries>(entries: E) =>
  v.pipe(v.unknown(), plain, v.strictObject(entries));
const nothing = shape({});

const queueFilter = shape({
  text: v.optional(text(200)),
  domain: v.optional(text(300)),
  cause: v.optional(text(300)),
  queue: v.optional(v.picklist(['active', 'incoming', 'deferred', 'hold', 'maildrop'])),
});

const queueQuery = {
  filter: queueFilter,
  sort: shape({
    by: v.picklist(['arrival', 'size', 'sender', 'recipient', 'reason']),
    descending: v.boolean(),
  }),
  offset: count(100_000_000),
};

const queueTarget = v.pipe(
  v.unknown(),
  plain,
  v.variant('kind', [
    v.strictObject({ kind: v.literal('ids'), ids: some(text(64), 1_000_000) }),
    v.strictObject({ kind: v.literal('domain'), domain: text(300) }),
    v.strictObject({ kind: v.literal('all') }),
  ]),
);

// Electron's way to write a key with at least one of the keys held beside it.
const shortcutPattern =
  /^((Command|Control|Alt|Shift)\+)*(Command|Control|Alt)\+((Command|Control|Alt|Shift)\+)*([A-Z0-9]|F([1-9]|1[0-9])|Space|Up|Down|Left|Right)$/;
const hour = count(23);
// Also the schema of the file they are kept in: whatever is left out stays as it
// is, and null takes a choice back.
const settingsChange = shape({
  language: v.optional(v.picklist(['system', 'en', 'de'])),
  welcomed: v.optional(v.boolean()),
  openAtLogin: v.optional(v.boolean()),
  countBesideIcon: v.optional(v.boolean()),
  updates: v.optional(v.picklist(['off', 'stable', 'beta'])),
  shortcut: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60), v.regex(shortcutPattern)))),
  installation: v.optional(v.nullable(shape({ configDir: text(4096), commandDir: text(4096) }))),
  notifications: v.optional(
    shape({
      bounced: v.optional(v.boolean()),
      waiting: v.optional(v.boolean()),
      stopped: v.optional(v.boolean()),
      quiet: v.optional(v.nullable(shape({ from: hour, to: hour }))),
    }),
  ),
  limits: v.optional(
    shape({
      waitingHours: v.optional(v.pipe(count(168), v.minValue(1))),
      queueSize: v.optional(v.pipe(count(1_000_000), v.minValue(1))),
    }),
  ),
});

/** The schema of each call's message, by the call's name. */
export const calls = {
  'state.read': nothing,
  'state.refresh': nothing,
  'rules.preview': shape({ to: v.picklist(['on', 'off']), names: some(text(1000), 100) }),
  'rules.apply': shape({ token: text(200) }),
  'history.list': nothing,
  'history.undo': shape({ changeId: v.optional(text(200)) }),
  'queue.page': shape({
    ...queueQuery,
    limit: count(500),
    // How old the listing may be, in milliseconds; an older one is read anew. Absent: any will do.
    maxAge: v.optional(count(86_400_000)),
    // An id whose place among the rows is asked for as well.
    locate: v.optional(text(64)),
  }),
  // Ids for a selection, of the listing with this number and of no other.
  'queue.ids': shape({ ...queueQuery, limit: count(1_000_000), listing: count(1e12) }),
  'queue.details': shape({ id: text(64) }),
  'queue.act': shape({
    action: v.picklist(['retry', 'hold', 'release', 'requeue', 'delete']),
    target: queueTarget,
  }),
  'queue.read': shape({ id: text(64) }),
  'doctor.run': nothing,
  // Ends the examination that is under way, whoever asked for it.
  'doctor.stop': nothing,
  'doctor.preview': shape({ findingId: text(200) }),
  // A page names what is copied; it never supplies the text.
  'doctor.copy': shape({ line: text(40), part: v.picklist(['text', 'record']) }),
  'report.copy': nothing,
  'settings.update': settingsChange,
  'installation.list': nothing,
  // Absent: the one most likely in use, whichever that is.
  'installation.choose': shape({ configDir: v.optional(text(4096)) }),
  'installation.browse': nothing,
  'notifications.test': nothing,
  'report.save': nothing,
  // A page names what is to open; it never supplies an address.
  'app.open': shape({
    window: v.picklist(['panel', 'queue', 'settings', 'doctor', 'welcome']),
    at: v.optional(text(200)),
  }),
  'app.help': shape({
    link: v.picklist(['install-postfix', 'login-items', 'notifications', 'menu-bar']),
  }),
  'app.facts': nothing,
  'app.copyLink': nothing,
  'app.moveToApplications': nothing,
  'app.foreseeUninstall': nothing,
  'app.uninstall': nothing,
  'welcome.done': nothing,
  'app.quit': nothing,
  'panel.menu': nothing,
  'panel.resize': shape({ height: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)) }),
  'panel.close': nothing,
} as const;

export type CallName = keyof typeof calls;
export type Message<C extends CallName> = v.InferOutput<(typeof calls)[C]>;

/** What is about to change, made without a password. */
export interface PreviewView {
  readonly token: string;
  readonly title: string;
  readonly steps: readonly { readonly text: string; readonly detail: string }[];
  /** Unified diffs, one a file. */
  readonly diff: readonly { readonly file: string; readonly patch: string }[];
  readonly warnings: readonly WarningView[];
  readonly nothingToDo: boolean;
}

/** Something to know that stops nothing. */
export interface WarningView {
  readonly code: string;
  readonly message: string;
}

/** A change that succeeded. */
export interface ChangeOutcome {
  readonly changed: boolean;
  readonly changeId?: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly warnings: readonly WarningView[];
}

/** A change of the past, newest first in its list. */
export interface PastChangeView {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  readonly state: 'done' | 'undone' | 'unfinished';
  readonly files: readonly string[];
}

/** One message in the queue, as a row of the list. */
export interface QueueRow {
  readonly id: string;
  readonly queue: QueueName;
  /** Milliseconds since 1970. */
  readonly arrivedAt: number;
  readonly bytes: number;
  /** `MAILER-DAEMON` for a report of Postfix's own. */
  readonly sender: string;
  /** The first who has not got it; empty where there is none. */
  readonly recipient: string;
  readonly otherRecipients: number;
  /** Why it waits, in few plain words; absent where it was not tried or no reason is known. */
  readonly why?: string;
}

export type QueueName = 'active' | 'incoming' | 'deferred' | 'hold' | 'maildrop';

/** A part of the filtered and sorted queue, and what it can be filtered by. */
export interface QueuePage {
  /** The number of the listing it was cut from. */
  readonly listing: number;
  /** When that listing began, in milliseconds since 1970, and how long it took. */
  readonly readAt: number;
  readonly tookMs: number;
  /** Messages in the queue, and how many of them the list reaches: fewer where they are too many. */
  readonly inQueue: number;
  readonly held: number;
  /** Rows that match the filter. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly QueueRow[];
  /** The row of the message asked for, counted from 0; absent where it is not among them. */
  readonly located?: number;
  readonly causes: readonly {
    readonly id: string;
    readonly title: string;
    readonly count: number;
  }[];
  readonly domains: readonly { readonly name: string; readonly count: number }[];
}

/** One message in full, as far as Postfix's listing tells. */
export interface QueueDetails extends Omit<QueueRow, 'recipient' | 'otherRecipients' | 'why'> {
  /** Recipients who wait for the same reason, the first of them and the number of the rest. */
  readonly waiting: readonly {
    readonly recipients: readonly string[];
    readonly others: number;
    /** Postfix's own words. */
    readonly reason?: string;
    readonly explanation?: ReasonView;
  }[];
  /** Recipients beyond those. */
  readonly others: number;
}

/** A reason in plain words. */
export interface ReasonView {
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly whoActs: string;
  readonly ipv4?: string;
}

/** What became of a queue action; ids that were gone are no error. */
export interface QueueOutcome {
  readonly done: number;
  readonly gone: number;
  /** In the queue, but there was nothing to do for them. */
  readonly unchanged: number;
  /** Sentences for a person. */
  readonly message: string;
  /** Where it stopped on the way: the messages counted nowhere above were not touched. */
  readonly stopped?: CallError;
}

/** A message as plain text, bounded. */
export interface MessageText {
  readonly headers: string;
  readonly body: string;
  readonly truncated: boolean;
}

/** A Postfix on this computer that can be chosen. */
export interface FoundInstallation {
  readonly configDir: string;
  readonly version: string;
  readonly origin: 'chosen' | 'default' | 'os-x-server' | 'homebrew' | 'macports' | 'instance';
  readonly inUse: boolean;
}

/** How Postbar itself stands with the system it runs on. */
export interface AppFacts {
  readonly version: string;
  /** `requires-approval`: macOS starts it at login only when the user allows it in its settings. */
  readonly loginItem: 'on' | 'off' | 'requires-approval';
  /** `taken`: another app has these keys. */
  readonly shortcut: 'off' | 'on' | 'taken';
  /** Whether this Postbar knows where newer ones are. */
  readonly canUpdate: boolean;
  /** A line for the terminal that puts `postbar` into the user's own commands. */
  readonly linkCommand?: string;
  /** Whether it lies elsewhere than in Applications, and can be moved there. */
  readonly canMove: boolean;
}

/** What taking everything back would do. */
export interface UninstallForesight {
  /** How many changes would be taken back byte for byte. */
  readonly takenBack: number;
  /** Rules that would only be switched off, because somebody edited the files since. */
  readonly switchedOff: readonly string[];
  /** How often a password would be asked for. */
  readonly passwords: number;
}

/** What became of Postbar's changes when it was to be removed. */
export interface UninstallOutcome {
  /** Titles of the changes that were taken back, newest first. */
  readonly takenBack: readonly string[];
  /** Changes that stay because somebody edited the files since, and what to do. */
  readonly left: readonly { readonly title: string; readonly files: readonly string[] }[];
  /** One or two sentences for a person. */
  readonly message: string;
  /** What is still there, each with its place where it has one. */
  readonly remains: readonly { readonly text: string; readonly place?: string }[];
}

/** What each call gives. */
export interface CallValues {
  'state.read': AppState;
  'state.refresh': null;
  'rules.preview': PreviewView;
  'rules.apply': ChangeOutcome;
  'history.list': readonly PastChangeView[];
  'history.undo': ChangeOutcome;
  'queue.page': QueuePage;
  'queue.ids': readonly string[];
  'queue.details': QueueDetails;
  'queue.act': QueueOutcome;
  'queue.read': MessageText;
  'doctor.run': null;
  'doctor.stop': null;
  'doctor.preview': PreviewView;
  'doctor.copy': null;
  'report.copy': null;
  'settings.update': SettingsView;
  'installation.list': readonly FoundInstallation[];
  'installation.choose': null;
  /** False where the dialog was closed without a choice. */
  'installation.browse': { readonly chosen: boolean };
  'notifications.test': { readonly shown: boolean };
  'app.open': null;
  'report.save': { readonly saved: boolean };
  'app.help': null;
  'app.facts': AppFacts;
  'app.copyLink': null;
  'app.moveToApplications': null;
  'app.foreseeUninstall': UninstallForesight;
  'app.uninstall': UninstallOutcome;
  'welcome.done': null;
  'app.quit': null;
  'panel.menu': null;
  'panel.resize': null;
  'panel.close': null;
}

/** Why a call was not done: `message` for people, `detail` for those who know Postfix. */
export interface CallError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
}

/** Every call resolves to one of these; none rejects. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError };

/** What the preload gives a page, as `window.postbar`. */
export interface Bridge {
  call<C extends CallName>(name: C, message: Message<C>): Promise<Answer<CallValues[C]>>;
  /** The first state newer than revision `seen`: at once where there is one, else when it comes. */
  nextState(seen: number): Promise<AppState>;
}
