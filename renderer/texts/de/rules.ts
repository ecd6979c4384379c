import type { rules as pattern } from '../en/rules.ts';

const providers: Readonly<Record<string, string>> = {
  google: 'Google und alle Domains dort',
  microsoft: 'Microsoft und alle Domains dort',
  yahoo: 'Yahoo und alle Domains dort',
  apple: 'Apple und alle Domains dort',
};

export const rules: typeof pattern = {
  title: 'Über IPv4',
  providers,
  add: 'Hinzufügen …',
  addLabel: 'Domain, an die über IPv4 gesendet wird',
  addHint: 'Der Teil nach dem @, zum Beispiel example.org',
  addConfirm: 'Hinzufügen',
  addCancel: 'Abbrechen',
  empty: 'Noch keine Domain. Fügen Sie eine hinzu, deren Server Ihre IPv6-Adresse ablehnt.',
  repair: 'Reparieren',
  repairOf: (name) => `${name} reparieren`,
  remove: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  byHand: (where) => `Von Hand eingetragen in ${where}`,
  switchOf: (name) => `An ${name} über IPv4 senden`,
};
