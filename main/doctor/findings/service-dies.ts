import type { Facts } from '../facts.ts';
import type { Evidence, Found } from '../finding.ts';
import { coreServicesMissing } from './core-services.ts';
import { failuresOf } from './failures.ts';
import { linesJoined } from './lines-joined.ts';
import { mapUnreadable } from './map-unreadable.ts';
import { serviceMissing } from './service-missing.ts';
import { serviceSetUpWrong } from './service-set-up-wrong.ts';

/**
 * What the log says of dying services and of mail that waits without a word,
 * where the configuration does not give the cause. From Postfix 3.7.11 on the
 * queue shows no reason for mail whose service died: then the log is all there is.
 */
export function serviceDies(facts: Facts): Found[] {
  const explained = causes.some((finding) => finding(facts).length > 0);
  if (explained) return [];
  const lines = dyingLines(facts);
  if (lines.length > 0) {
    const service = dyingService(facts);
    return [{ kind: 'service-dies', subject: service, severity: 'problem', evidence: lines }];
  }
  const silent = waitsSilently(facts);
  return silent.length === 0
    ? []
    : [{ kind: 'waits-without-reason', subject: '', severity: 'warning', evidence: silent }];
}

const causes = [serviceSetUpWrong, serviceMissing, mapUnreadable, coreServicesMissing, linesJoined];

// Programs that take mail out of the queue: postconf(1), master.cf.
const delivering = /^(smtp|lmtp|local|virtual|pipe|error|discard)$/;

const telling = /^(fatal|panic|service-throttled|service-dying|transport-unavailable)$/;

function dyingLines(facts: Facts): Evidence[] {
  const { log } = facts;
  if (!log.ok) return [];
  const isMissed = waitsForNothingElse(facts);
  const found = log.complaints.filter(
    // A command somebody ran by hand dies alone; a service of master's dies for all.
    ({ event, writer }) => telling.test(event) && !/\/(post\w+|sendmail)$/.test(writer),
  );
  const fatal = found.filter(({ event }) => event === 'fatal' || event === 'panic');
  // A process that was started just before a reload dies of the old configuration just after
  // it. One that delivers is still dying only where mail waits for it.
  const rest = found.filter(
    (complaint) =>
      !fatal.includes(complaint) && (isMissed || !delivering.test(complaint.service ?? '')),
  );
  // A lone fatal is a delivery that ended badly; a service is dead when master or qmgr says so.
  if (rest.length === 0) return [];
  const lines = new Map(
    [...fatal, ...rest].map(({ reason, line }) => [reason.replace(/\d+/g, '#'), line]),
  );
  return [...lines.values()].map((text) => ({ source: log.source, text }));
}

/** Whether mail waits without a reason, or with one that says only that something died. */
function waitsForNothingElse(facts: Facts): boolean {
  const { queue } = facts;
  if (!queue.ok) return true;
  return (
    queue.waiting.some(({ reason }) => reason === undefined) ||
    failuresOf(facts).some(({ diagnosis }) => diagnosis.class === 'transport-broken')
  );
}

function dyingService({ log }: Facts): string {
  const services = log.ok ? log.complaints.map(({ service }) => service) : [];
  return services.find((service) => service !== undefined) ?? '';
}

const PATIENCE = 60_000;

function waitsSilently(facts: Facts): Evidence[] {
  const { queue, now, state } = facts;
  if (!queue.ok || state !== 'running') return [];
  const failures = failuresOf(facts);
  const told = new Set(failures.map(({ domain }) => domain));
  // "unknown mail transport error" and its like say no more than that something died.
  const broken = failures.filter(({ diagnosis }) => diagnosis.class === 'transport-broken');
  const silent = queue.waiting
    .filter(
      ({ reason, queueName, arrivedAt, domain }) =>
        reason === undefined &&
        !told.has(domain) &&
        queueName !== 'maildrop' &&
        now - arrivedAt > PATIENCE,
    )
    .map(({ queueId, queueName, domain }) => ({
      source: `queue ${queueId}`,
      text: `${queueName}: mail to ${domain}, no reason given`,
    }));
  return [...broken.map(({ evidence }) => evidence), ...silent];
}
