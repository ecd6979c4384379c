import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gather,
  settle,
  type TroubleGroup,
} from '../../../../main/services/notifications/grouping.ts';
import { noticeOf } from '../../../../main/services/notifications/notice.ts';
import {
  due,
  dueIn,
  isQuiet,
  type NoticeWishes,
} from '../../../../main/services/notifications/telling.ts';
import type { Trouble } from '../../../../main/services/notifications/trouble.ts';
import { textsFor } from '../../../../main/texts/texts.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const start = Date.UTC(2026, 4, 12, 9);
const all = { bounced: true, waiting: true, stopped: true };

const google = (queueId: string, more: Partial<Trouble> = {}): Trouble => ({
  kind: 'bounced',
  count: 1,
  cause: 'no-ptr-ipv6',
  provider: 'google',
  destination: 'gmail.com',
  queueId,
  ...more,
});

const gatherAll = (troubles: readonly Trouble[], now = start) =>
  troubles.reduce<readonly TroubleGroup[]>((groups, one) => gather(groups, one, now), []);

const tell = (groups: readonly TroubleGroup[], now: number, wishes: NoticeWishes = all) =>
  due(groups, wishes, now);

describe('grouping', () => {
  test('seven messages to Google are one notice, in words with what to do', () => {
    const groups = gatherAll(['1', '2', '3', '4', '5', '6', '7'].map((id) => google(id)));
    const { telling } = tell(groups, start + 6 * SECOND);
    expect(telling.map((group) => noticeOf(group, textsFor('en')))).toEqual([
      expect.objectContaining({
        title: '7 messages to gmail.com came back',
        body: expect.stringMatching(/^Google does not accept mail .*IPv6 .*over IPv4/),
        silent: false,
      }),
    ]);
  });

  test('a message to several recipients counts once', () => {
    const [group] = gatherAll([google('1'), google('1'), google('2')]);
    expect(group?.count).toBe(2);
  });

  test('a message to several recipients counts once, whatever else comes back between them', () => {
    const others = Array.from({ length: 60 }, (_, at) => google(`other ${at}`));
    const [group] = gatherAll([google('1'), ...others, google('1')]);
    expect(group?.count).toBe(61);
  });

  test('a message that has left the queue is not remembered', () => {
    const groups = gatherAll([google('1'), google('2')]);
    expect(settle(groups, '1')[0]).toMatchObject({ count: 2, recent: ['2'] });
  });

  test('a service that dies again and again is told once', () => {
    const dies = { kind: 'service', count: 1, service: 'smtp-ipv4' } as const;
    let groups = tell(gatherAll([dies]), start + 6 * SECOND).groups;
    for (let minute = 1; minute < 60; minute++) {
      groups = gather(groups, dies, start + minute * 60 * SECOND);
      expect(tell(groups, start + minute * 60 * SECOND + 30 * SECOND).telling).toEqual([]);
    }
  });

  test('growth that begins anew after the queue has shrunk is told anew', () => {
    const grown = (count: number): Trouble => ({ kind: 'growing', count });
    const told = tell(gatherAll([grown(400)]), start + 6 * SECOND).groups;
    const again = gather(told, grown(100), start + HOUR);
    expect(tell(again, start + HOUR).telling.map(({ count }) => count)).toEqual([100]);
  });

  test.each([
    ['one by its name', ['smtp-ipv4'], 'Postfix’s service smtp-ipv4 does not work'],
    ['one whose name is not known', [undefined], 'A delivery service of Postfix does not work'],
    [
      'many together, without any of their names',
      Array.from({ length: 9 }, (_, at) => `service${at}`),
      'Several of Postfix’s services do not work',
    ],
  ])('services that die: %s', (_, names, title) => {
    const groups = gatherAll(
      names.map((name) => ({
        kind: 'service',
        count: 1,
        ...(name === undefined ? {} : { service: name }),
      })),
    );
    expect(noticeOf(groups.at(-1) as TroubleGroup, textsFor('en')).title).toBe(title);
  });

  test('domains of one provider are named together', () => {
    const [group, ...others] = gatherAll([
      google('1'),
      google('2', { destination: 'club.example' }),
      google('3', { destination: 'firm.example' }),
      google('4'),
    ]);
    expect(others).toEqual([]);
    expect(group && noticeOf(group, textsFor('en')).title).toBe(
      '4 messages to gmail.com and 2 other domains came back',
    );
    expect(group && noticeOf(group, textsFor('de')).title).toBe(
      '4 Nachrichten an gmail.com und 2 weitere Domains kamen zurück',
    );
  });

  test('another cause or another place is another notice, but never a flood of them', () => {
    const causes = ['user-unknown', 'mailbox-full', 'blocklist', 'greylist', 'too-big'] as const;
    const troubles = Array.from({ length: 1_000 }, (_, at) => ({
      kind: 'bounced' as const,
      count: 1,
      cause: causes[at % causes.length],
      destination: `d${at}.example`,
      queueId: `${at}`,
    }));
    expect(gatherAll(troubles.slice(0, 2)).length).toBe(2);
    const groups = gatherAll(troubles as Trouble[]);
    expect(groups.length).toBeLessThanOrEqual(7);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  });

  test('a storm of 1,000 bounces keeps one id and counts up', () => {
    let groups: readonly TroubleGroup[] = [];
    const told: { id: string; title: string; silent: boolean }[] = [];
    for (let at = 0; at < 1_000; at++) {
      const now = start + at * 100;
      groups = gather(groups, google(`${at}`), now);
      const found = tell(groups, now);
      groups = found.groups;
      told.push(...found.telling.map((group) => noticeOf(group, textsFor('en'))));
    }
    const last = tell(groups, start + 300 * SECOND);
    told.push(...last.telling.map((group) => noticeOf({ ...group, told: 1 }, textsFor('en'))));
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told.length).toBeLessThan(12);
    expect(told.at(-1)?.title).toBe('1,000 messages to gmail.com came back');
    expect(told.map(({ silent }) => silent)).toEqual(told.map((_, at) => at > 0));
    expect(tell(last.groups, start + HOUR).telling).toEqual([]);
  });

  test('after six quiet hours the same trouble is news again', () => {
    const first = tell(gatherAll([google('1')]), start + 6 * SECOND).groups;
    const again = gather(first, google('2'), start + 7 * HOUR);
    const { telling, groups } = tell(again, start + 7 * HOUR + 6 * SECOND);
    expect(telling.map(({ count }) => count)).toEqual([1]);
    expect(groups.length).toBe(1);
  });

  test('each stop of Postfix is news', () => {
    const stopped: Trouble = { kind: 'stopped', count: 1 };
    const groups = gather(gatherAll([stopped]), stopped, start + HOUR);
    expect(groups.length).toBe(2);
  });
});

describe('when to tell', () => {
  test.each([
    [{ bounced: false }, 0],
    [{ waiting: false }, 1],
    [{ stopped: false }, 1],
  ])('switched: %o', (wish, count) => {
    const { telling } = tell(gatherAll([google('1')]), start + 6 * SECOND, { ...all, ...wish });
    expect(telling.length).toBe(count);
  });

  test('nothing in quiet hours, and all of it the moment they end', () => {
    const quiet = { ...all, quiet: { from: 22, to: 7 } };
    const evening = new Date(2026, 4, 12, 23, 10).getTime();
    const morning = new Date(2026, 4, 13, 7).getTime();
    const groups = gatherAll([google('1'), google('2')], evening);
    const night = tell(groups, evening + HOUR, quiet);
    expect(night.telling).toEqual([]);
    expect(dueIn(night.groups, quiet, evening + HOUR)).toBe(morning - evening - HOUR);
    expect(tell(night.groups, morning - 1, quiet).telling).toEqual([]);
    expect(tell(night.groups, morning, quiet).telling.map(({ count }) => count)).toEqual([2]);
  });

  test('never looked after more often than once a second', () => {
    const groups = gatherAll([google('1')]);
    const waits = [0, 4.9, 5, 60].map((after) => dueIn(groups, all, start + after * SECOND));
    expect(waits).toEqual([5_000, 1_000, 1_000, 1_000]);
    expect(dueIn(groups, { ...all, bounced: false }, start)).toBeUndefined();
  });

  test('a clock that is set back delays nothing', () => {
    const yesterday = start - 24 * HOUR;
    expect(tell(gatherAll([google('1')]), yesterday).telling).toHaveLength(1);
  });

  test.each([
    [{ from: 22, to: 7 }, 23, true],
    [{ from: 22, to: 7 }, 6, true],
    [{ from: 22, to: 7 }, 7, false],
    [{ from: 9, to: 17 }, 9, true],
    [{ from: 9, to: 17 }, 17, false],
    [{ from: 5, to: 5 }, 5, false],
    [undefined, 3, false],
  ])('quiet %o at %i: %s', (quiet, hour, expected) => {
    expect(isQuiet(quiet, hour)).toBe(expected);
  });

  test('what is told is told once, whatever comes in whatever order', () => {
    const trouble = fc.record({
      kind: fc.constantFrom('bounced' as const, 'expired' as const, 'waiting' as const),
      count: fc.integer({ min: 1, max: 5 }),
      cause: fc.constantFrom('user-unknown' as const, 'greylist' as const, 'no-ptr-ipv6' as const),
      destination: fc.oneof(fc.domain(), fc.constantFrom('__proto__', 'constructor', '')),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(trouble, fc.nat(20 * SECOND)), { maxLength: 80 }), (steps) => {
        let groups: readonly TroubleGroup[] = [];
        let now = start;
        const last = new Map<string, number>();
        const step = () => {
          const found = tell(groups, now);
          groups = found.groups;
          for (const { id, count } of found.telling) {
            expect(count).toBeGreaterThan(last.get(id) ?? 0);
            last.set(id, count);
          }
        };
        for (const [one, pause] of steps) {
          groups = gather(groups, one, now);
          now += pause;
          step();
        }
        const rest = () => dueIn(groups, all, now);
        for (let more = rest(); more !== undefined; more = rest()) {
          now += more;
          step();
        }
        const total = steps.reduce((sum, [{ count }]) => sum + count, 0);
        expect([...last.values()].reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(groups.length).toBeLessThan(40);
      }),
    );
  });
});

test('hostile names never reach a notification as they are', () => {
  const [group] = gatherAll([google('1', { destination: '<img src=x>\u202e\u0007.example' })]);
  expect(group && noticeOf(group, textsFor('en')).title).toBe(
    '1 message to ?img?src?x???.example came back',
  );
});
