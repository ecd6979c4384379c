import type { ProviderId } from '../../doctor/providers.ts';
import type { Cause, Diagnosis } from '../../doctor/reasons/explanation.ts';

/** What a person may be told about. */
export const troubleKinds = [
  'bounced',
  'expired',
  'waiting', // deferred for longer than a set time
  'service', // a delivery service dies or cannot be reached
  'stopped',
  'growing',
  'rules-gone', // what Postbar had set in Postfix's files is not there any more
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** One thing that went wrong, or several of a kind that were seen in one look. */
export interface Trouble {
  readonly kind: TroubleKind;
  /** How many messages; 1 for what is not about messages. */
  readonly count: number;
  /** Why, where there is a reason to diagnose. */
  readonly cause?: Cause;
  readonly provider?: ProviderId;
  readonly ipVersion?: 4 | 6;
  /** The recipients' domain. */
  readonly destination?: string;
  /** The delivery service that dies, as Postfix calls it. */
  readonly service?: string;
  /** Postfix's own words, bounded. */
  readonly reason?: string;
  /** The message, so that one to several recipients counts once. */
  readonly queueId?: string;
}

/** What a diagnosis tells of a trouble. */
export const diagnosed = ({
  cause,
  provider,
  ipVersion,
}: Diagnosis): Pick<Trouble, 'cause' | 'provider' | 'ipVersion'> => ({
  cause,
  ...(provider ? { provider } : {}),
  ...(ipVersion ? { ipVersion } : {}),
});
