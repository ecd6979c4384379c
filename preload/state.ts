// What the windows show. Main makes one value of type AppState and pushes it
// whole; the renderer derives everything else. Every text that comes from mail
// or from files in here is hostile, and is shown as text only.

/** How something is doing; each tone has its own colour and its own shape. */
export type Tone = 'good' | 'attention' | 'bad' | 'asleep' | 'neutral';

/** The one sentence at the top of the panel, and what it means. */
export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

/** One Postfix: a configuration directory and what serves it. */
export interface InstallationView {
  readonly configDir: string;
  readonly version: string;
  /** `asleep`: started on demand by launchd, which is normal on a Mac. `unknown`: this user may not find out. */
  readonly state: 'running' | 'asleep' | 'stopped' | 'unknown';
}

/** One row of the list of switches. */
export interface RuleView {
  readonly kind: 'domain' | 'provider';
  /** An A-label (`gmail.com`, `.example.org`), or a provider's id (`google`). */
  readonly name: string;
  readonly state: 'on' | 'broken' | 'conflict';
  readonly origin: 'postbar' | 'by-hand';
  /** File and line that hold it. */
  readonly where: string;
  /** In plain words, what is wrong with it. */
  readonly problem?: string;
}

/** A rule that is off and worth offering: a row with an open switch. */
export interface RuleOffer {
  readonly kind: 'domain' | 'provider';
  readonly name: string;
}

/** Something the doctor found. */
export interface FindingView {
  readonly id: string;
  readonly severity: 'bad' | 'attention' | 'info';
  readonly title: string;
  readonly why: string;
  /** Lines for those who know Postfix: log lines, addresses, settings. */
  readonly evidence: readonly string[];
  /** The change that cures it, previewed with `doctor.preview`. */
  readonly fix?: { readonly label: string };
}

/** What the doctor is at, and what it last said besides its findings. */
export interface DoctorView {
  readonly running: boolean;
  /** The last one was ended before it was done; what is here is of the one before it. */
  readonly stopped?: boolean;
  /** When the last examination ended, in milliseconds since 1970; absent before the first. */
  readonly examinedAt?: number;
  /** Why the last one told nothing. */
  readonly failure?: { readonly message: string; readonly detail?: string };
  /** What the world sees of this server, as far as it could be asked. */
  readonly reachability: readonly ReachabilityView[];
  /** What becomes of the mail that waited for the last fix. */
  readonly aftermath?: AftermathView;
}

/** One thing the world sees of this server: fine, or what to ask of whom. */
export interface ReachabilityView {
  /** Names the line for `doctor.copy` until the next examination. */
  readonly id: string;
  readonly state: 'fine' | 'trouble' | 'unknown';
  readonly text: string;
  readonly ask?: { readonly whom: string; readonly text: string; readonly record: string };
}

/** Whether mail that waited for a fix went, in sentences. */
export interface AftermathView {
  /** Another number for each fix. */
  readonly id: number;
  readonly stage: 'watching' | 'over';
  readonly tone: 'good' | 'attention' | 'neutral';
  readonly message: string;
}

/** The queue in one look. */
export interface QueueGlance {
  readonly total: number;
  readonly bytes: number;
  /** Arrival of the oldest message, in milliseconds since 1970. */
  readonly oldestAt?: number;
  readonly causes: readonly QueueCause[];
}

/** Messages that wait for one reason. */
export interface QueueCause {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly count: number;
  readonly tone: Tone;
  /** Part of the queue, 0 to 1. */
  readonly share: number;
}

/** What left, waited and came back, oldest bucket first. */
export interface Activity {
  /** Length of a bucket in milliseconds. */
  readonly bucketMs: number;
  readonly buckets: readonly ActivityBucket[];
  readonly totals: Readonly<ActivityCounts>;
}

export interface ActivityCounts {
  readonly sent: number;
  readonly deferred: number;
  readonly bounced: number;
}

export interface ActivityBucket extends ActivityCounts {
  /** Its beginning, in milliseconds since 1970. */
  readonly at: number;
}

/** The newest change that can be taken back. */
export interface LastChange {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the user chose. */
export interface SettingsView {
  readonly language: 'system' | 'en' | 'de';
  /** Whether the first screen has been read. */
  readonly welcomed: boolean;
  readonly openAtLogin: boolean;
  readonly countBesideIcon: boolean;
  /** Which newer versions of Postbar are looked for; `off` asks nobody. */
  readonly updates: 'off' | 'stable' | 'beta';
  /** The keys that open the panel, as Electron writes them; absent: none. */
  readonly shortcut?: string;
  /** The Postfix the user chose; absent: the one most likely in use. */
  readonly installation?: { readonly configDir: string; readonly commandDir: string };
  readonly notifications: {
    readonly bounced: boolean;
    readonly waiting: boolean;
    readonly stopped: boolean;
    /** Hours of the day, 0 to 23, between which nothing is told. */
    readonly quiet?: { readonly from: number; readonly to: number };
  };
  /** Beyond which waiting mail, or a queue, is told of: whole hours, messages. */
  readonly limits: { readonly waitingHours: number; readonly queueSize: number };
}

/** Why the settings of earlier are not in use. */
export interface SettingsTrouble {
  /** `broken`: it could not be understood. `unreadable`: it could not be read, and is where it was. */
  readonly kind: 'broken' | 'unreadable';
  readonly file: string;
  /** Where a broken file was set aside; absent where even that failed. */
  readonly movedTo?: string;
  /** The system's word for why it could not be read, like `EACCES`. */
  readonly reason?: string;
}

/** Everything the windows show, pushed whole. */
export interface AppState {
  /** Grows with every push. */
  readonly revision: number;
  readonly locale: 'en' | 'de';
  readonly phase: 'loading' | 'ready' | 'no-postfix' | 'error';
  readonly headline: Headline;
  readonly installation?: InstallationView;
  readonly installations: readonly Omit<InstallationView, 'state'>[];
  readonly rules: readonly RuleView[];
  readonly offers: readonly RuleOffer[];
  readonly findings: readonly FindingView[];
  readonly doctor?: DoctorView;
  readonly queue?: QueueGlance;
  readonly activity?: Activity;
  readonly lastChange?: LastChange;
  readonly settings: SettingsView;
  readonly settingsTrouble?: SettingsTrouble;
  /** Whether a change asks for a password: not where Postbar runs as root. */
  readonly asksPassword: boolean;
  /** When Postfix was last looked at, in milliseconds since 1970. */
  readonly checkedAt?: number;
  /** What is under way: a change waits for its password or runs, or Postfix is being read. */
  readonly busy?: 'changing' | 'checking';
}
