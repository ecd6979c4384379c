import type { Tone } from '../../preload/contract.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Record<Tone, IconName> = {
  good: 'mail-check',
  attention: 'mail-warning',
  bad: 'mail-x',
  asleep: 'moon',
  neutral: 'mail',
};

/** The tinted square at the top: another shape for each tone, not only another colour. */
export const Tile = ({ tone }: { tone: Tone }) => (
  <span class={`tile tone-${tone}`}>
    <Icon name={icons[tone]} size={18} />
  </span>
);
