import type { Facts } from '../facts.ts';
import { type Found, idOf, type Severity } from '../finding.ts';
import { brokenLines } from './broken-lines.ts';
import { configurationUnreadable } from './configuration-unreadable.ts';
import { coreServicesMissing } from './core-services.ts';
import { diskShort } from './disk-short.ts';
import { linesJoined } from './lines-joined.ts';
import { mapEntries } from './map-entries.ts';
import { mapNamedTwice } from './map-named-twice.ts';
import { mapNotNamed } from './map-not-named.ts';
import { mapUnreadable } from './map-unreadable.ts';
import { network } from './network.ts';
import { postfixDown } from './postfix-down.ts';
import { protocolsUnknown } from './protocols-unknown.ts';
import { queueUnreadable } from './queue-unreadable.ts';
import { refusedOverIpv6 } from './refused-over-ipv6.ts';
import { relayLogin } from './relay-login.ts';
import { rulesGone } from './rules-gone.ts';
import { serviceDies } from './service-dies.ts';
import { serviceMissing } from './service-missing.ts';
import { serviceSetUpWrong } from './service-set-up-wrong.ts';
import { temporaryAddress } from './temporary-address.ts';

// Of equal weight, what stops all mail comes before what stops some.
const inOrder: readonly ((facts: Facts) => Found[])[] = [
  brokenLines,
  protocolsUnknown,
  configurationUnreadable,
  mapUnreadable,
  postfixDown,
  network,
  diskShort,
  linesJoined,
  coreServicesMissing,
  serviceSetUpWrong,
  serviceMissing,
  serviceDies,
  relayLogin,
  mapNamedTwice,
  mapNotNamed,
  mapEntries,
  rulesGone,
  refusedOverIpv6,
  temporaryAddress,
  queueUnreadable,
];

const weight: Record<Severity, number> = { problem: 0, warning: 1, info: 2 };

/** Everything there is to find, the worst first, each once. */
export function findAll(facts: Facts): Found[] {
  const found = inOrder.flatMap((finding) => finding(facts));
  const byId = new Map(found.map((one) => [idOf(one), one]));
  return [...byId.values()].sort((one, other) => weight[one.severity] - weight[other.severity]);
}
