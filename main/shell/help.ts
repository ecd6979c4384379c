const addresses = {
  'install-postfix': 'https://www.postfix.org/packages.html',
} as const;

/** The address behind a help link. Pages name links; only main knows addresses. */
export const helpAddress = (link: keyof typeof addresses): string => addresses[link];
