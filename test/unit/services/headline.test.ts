import { describe, expect, test } from 'vitest';
import { headlineOf, type Reading } from '../../../main/services/headline.ts';

const running = { configDir: '/etc/postfix', version: '3.7.11', state: 'running' } as const;
const reading: Reading = {
  installation: running,
  installations: [],
  rules: [],
  offers: [],
  findings: [],
};

const rule = {
  kind: 'domain',
  name: 'gmail.com',
  state: 'on',
  origin: 'postbar',
  where: '/etc/postfix/postbar_transport:1',
} as const;

const queue = (total: number) => ({ total, bytes: 0, causes: [] });
const activity = (bounced: number) => ({
  bucketMs: 1,
  buckets: [],
  totals: { sent: 10, deferred: 0, bounced },
});
const finding = { id: 'x', severity: 'bad', title: 'A finding', why: '', evidence: [] } as const;

describe('the one sentence', () => {
  test.each<[string, Partial<Reading>, string, string]>([
    ['no Postfix', { installation: undefined }, 'neutral', 'No Postfix found'],
    ['nothing to tell', {}, 'good', 'All is well'],
    [
      'asleep is normal',
      { installation: { ...running, state: 'asleep' } },
      'asleep',
      'Postfix is asleep',
    ],
    ['stopped', { installation: { ...running, state: 'stopped' } }, 'bad', 'Postfix is stopped'],
    ['something waits', { queue: queue(1) }, 'neutral', '1 message is waiting'],
    [
      'something came back',
      { activity: activity(7), queue: queue(2) },
      'attention',
      '7 messages came back',
    ],
    ['a finding', { findings: [finding] }, 'bad', 'A finding'],
    [
      'a hint is no finding',
      { findings: [{ ...finding, severity: 'info' }] },
      'good',
      'All is well',
    ],
    [
      'a broken rule before all else: it is what the user can cure',
      { rules: [{ ...rule, state: 'broken' }], activity: activity(7) },
      'attention',
      'gmail.com does not go over IPv4',
    ],
  ])('%s', (_name, part, tone, title) => {
    expect(headlineOf({ ...reading, ...part }, 'en')).toMatchObject({ tone, title });
  });

  test('names what goes over IPv4', () => {
    expect(headlineOf({ ...reading, rules: [rule] }, 'en').detail).toBe('gmail.com goes over IPv4');
    expect(headlineOf({ ...reading, rules: [rule] }, 'de').detail).toBe('gmail.com geht über IPv4');
  });
});
