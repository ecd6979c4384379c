const providers: Readonly<Record<string, string>> = {
  google: 'Google, and every domain it hosts',
  microsoft: 'Microsoft, and every domain it hosts',
  yahoo: 'Yahoo, and every domain it hosts',
  apple: 'Apple, and every domain it hosts',
};

export const rules = {
  title: 'Over IPv4',
  providers,
  add: 'Add…',
  addLabel: 'Domain to send to over IPv4',
  addHint: 'The part after the @, such as example.org',
  addConfirm: 'Add',
  addCancel: 'Cancel',
  empty: 'No domain yet. Add one whose mail server refuses your IPv6 address.',
  repair: 'Repair',
  repairOf: (name: string) => `Repair ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  byHand: (where: string) => `Set by hand in ${where}`,
  switchOf: (name: string) => `Send to ${name} over IPv4`,
};
