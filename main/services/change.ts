/** Where mail to a destination goes, as a user sees it: one row of the list of switches. */
export interface Rule {
  readonly kind: 'domain' | 'provider';
  /** A domain as an A-label (`gmail.com`, `.example.org`), or a provider's id (`google`). */
  readonly name: string;
  readonly state: 'on' | 'broken' | 'conflict';
  /** Who wrote it: Postbar, or a person following the recipe. */
  readonly origin: 'postbar' | 'by-hand';
  /** File and line that hold it, e.g. `/etc/postfix/transport:12`. */
  readonly where: string;
  /** In plain words, what is wrong with it. */
  readonly problem?: string;
}

/** What a user asked for: these names on, or off. Providers are written `provider:google`. */
export interface RuleIntent {
  readonly to: 'on' | 'off';
  readonly names: readonly string[];
}

/** Something to know that does not stop the change. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** One file's change as a unified diff. */
export interface FileDiff {
  readonly file: string;
  readonly patch: string;
}

export type ChangeErrorCode =
  | 'invalid-domain'
  | 'conflict'
  | 'changed-meanwhile'
  | 'rolled-back'
  | 'unsupported'
  | 'cancelled'
  | 'not-authorized'
  | 'failed';

/** Why nothing was changed, in words for people; `detail` is the technical evidence. */
export interface ChangeError {
  readonly code: ChangeErrorCode;
  readonly message: string;
  readonly detail?: string;
}

/** One step of a change in plain words, with the technical name of what it touches. */
export interface ChangeStep {
  readonly text: string;
  readonly detail: string;
}

/** What a change will do, made without a password. `token` names it when it is applied. */
export interface ChangePreview {
  readonly token: string;
  readonly title: string;
  readonly steps: readonly ChangeStep[];
  readonly diff: readonly FileDiff[];
  readonly warnings: readonly Warning[];
  /** True where everything is already as asked: nothing to apply, no password. */
  readonly nothingToDo: boolean;
}

/** How a change ended. */
export interface ChangeResult {
  readonly ok: boolean;
  readonly changed: boolean;
  readonly changeId?: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly diff: readonly FileDiff[];
  readonly warnings: readonly Warning[];
  readonly error?: ChangeError;
}

/** A change that was made, newest first in the history. */
export interface PastChange {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  readonly state: 'done' | 'undone' | 'unfinished';
  readonly files: readonly string[];
}

/** The use cases that change Postfix's configuration; made by `main/services/ipv4-rules.ts`. */
export interface Ipv4Rules {
  list(): Promise<readonly Rule[]>;
  preview(
    intent: RuleIntent,
  ): Promise<{ ok: true; preview: ChangePreview } | { ok: false; error: ChangeError }>;
  /** Applies a preview made by this object; asks for the password where one is needed. */
  apply(token: string): Promise<ChangeResult>;
  history(): Promise<readonly PastChange[]>;
  /** Takes back a change, the newest one where none is named. */
  undo(changeId?: string): Promise<ChangeResult>;
}
