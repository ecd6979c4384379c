import { expect, test } from 'vitest';
import { providerOfHost, providers } from '../../../main/doctor/providers.ts';

test.each([
  ['gmail-smtp-in.l.google.com', 'google'],
  ['ALT2.ASPMX.L.GOOGLE.COM.', 'google'],
  ['aspmx3.googlemail.com', 'google'],
  ['verein-example.mail.protection.outlook.com', 'microsoft'],
  ['verein-example.o-v1.mx.microsoft', 'microsoft'],
  ['mta5.am0.yahoodns.net', 'yahoo'],
  ['mx01.mail.icloud.com', 'apple'],
  ['mx00.emig.gmx.net', 'ionos'],
  ['mx03.t-online.de', 't-online'],
  ['in1-smtp.messagingengine.com', 'fastmail'],
  ['smtp.google.com', 'google'],
  ['mx1.mail.ovh.net', 'ovh'],
  ['vps-1234.vps.ovh.net', undefined],
  ['mx00.1and1.co.uk', 'ionos'],
  ['mx1.hc1234-56.eu.iphmx.com', 'cisco'],
  ['evilgoogle.com', undefined],
  ['mx.evilgoogle.com', undefined],
  ['aspmx.l.google.com.example.org', undefined],
  ['google.com', undefined],
  ['', undefined],
])('%s is run by %s', (host, provider) => {
  expect(providerOfHost(host)).toBe(provider);
});

test('no host belongs to two providers, and every suffix is a plain domain', () => {
  const suffixes = providers.flatMap(({ mxSuffixes }) => mxSuffixes);
  expect(new Set(suffixes).size).toBe(suffixes.length);
  for (const suffix of suffixes) {
    expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    expect(suffixes.filter((other) => other.endsWith(`.${suffix}`))).toEqual([]);
  }
});

test('every provider names a page of its own', () => {
  for (const { source } of providers) expect(source).toMatch(/^https:\/\/\S+$/);
});
