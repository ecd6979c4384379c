import type { AppState, Tone } from '../../preload/contract.ts';

const icons: Record<Tone, string> = {
  good: 'fine',
  neutral: 'fine',
  attention: 'attention',
  bad: 'stopped',
  asleep: 'asleep',
};

/** The icon's file name: another shape for each state. `Template` makes macOS colour it. */
export const trayIcon = ({ headline }: Pick<AppState, 'headline'>): string =>
  `${icons[headline.tone]}Template.png`;

/** What stands beside the icon: the number of waiting messages, where the user wants it. */
export function trayTitle({ settings, queue }: Pick<AppState, 'settings' | 'queue'>): string {
  return settings.countBesideIcon && queue && queue.total > 0 ? String(queue.total) : '';
}
