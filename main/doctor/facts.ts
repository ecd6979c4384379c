import type { ConfigurationReading } from '../postfix/configuration.ts';
import type { Place } from '../postfix/place.ts';
import type { QueueFailure, QueueName } from '../postfix/queue-message.ts';
import type { PostfixState } from '../postfix/state.ts';
import type { TransportEntry } from '../postfix/transport-map.ts';
import type { LogFacts } from './log-digest.ts';

/** All that findings are made from. Each part may be missing, and then says so. */
export interface Facts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly place: Place;
  readonly reading: ConfigurationReading;
  /** Raw texts; undefined where a file is not there or may not be read. */
  readonly mainText: string | undefined;
  readonly masterText: string | undefined;
  /** Map sources beside main.cf that transport_maps does not name. */
  readonly looseMaps: readonly LooseMap[];
  readonly state: PostfixState;
  readonly queue: QueueFacts;
  readonly log: LogFacts;
  /** This machine's own addresses; undefined where it did not tell. */
  readonly addresses: readonly OwnAddress[] | undefined;
  readonly resolver: 'answers' | 'silent' | 'not-asked';
  /** By domain, of those whose mail fails: what addresses its mail servers have. */
  readonly ways: Readonly<Record<string, WaysTo>>;
  /** The file system of the queue, in bytes. */
  readonly disk: { readonly free: number; readonly directory: string } | undefined;
  /** Rules that Postbar's own changes switched on and none switched off, as `ipv4 on` names them. */
  readonly wantedRules: readonly string[];
}

export interface LooseMap {
  readonly file: string;
  readonly entries: readonly TransportEntry[];
  /** A database of this type stands beside it. */
  readonly builtAs: string | undefined;
}

export interface WaysTo {
  readonly ipv4: boolean;
  readonly ipv6: boolean;
}

export interface OwnAddress {
  readonly address: string;
  readonly version: 4 | 6;
  /** Given up after hours or days: a privacy address. */
  readonly temporary: boolean;
  readonly deprecated: boolean;
  readonly interface: string;
}

export type QueueFacts =
  | { readonly ok: true; readonly total: number; readonly waiting: readonly Waiting[] }
  | { readonly ok: false; readonly failure: QueueFailure | 'no-command'; readonly detail: string };

/** A recipient who waits; only the first thousand are looked at. */
export interface Waiting {
  readonly queueId: string;
  readonly queueName: QueueName;
  readonly arrivedAt: number;
  readonly domain: string;
  readonly reason: string | undefined;
}
