// macOS opens its settings by these names; a pane it does not know opens the settings alone.
const addresses = {
  'install-postfix': 'https://www.postfix.org/packages.html',
  'login-items': 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension',
  notifications: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
  'menu-bar': 'x-apple.systempreferences:com.apple.ControlCenter-Settings.extension',
} as const;

export type HelpLink = keyof typeof addresses;

/** The address behind a help link. Pages name links; only main knows addresses. */
export const helpAddress = (link: HelpLink): string => addresses[link];
