// Shapes from Lucide (https://lucide.dev, ISC licence), drawn with the text's colour.
const shapes = {
  mail: [
    'M22 6v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
    'm22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7',
  ],
  'mail-check': [
    'M22 13V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h8',
    'm22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7',
    'm16 19 2 2 4-4',
  ],
  'mail-warning': [
    'M22 10.5V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h12.5',
    'm22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7',
    'M20 14v4',
    'M20 22v.01',
  ],
  'mail-x': [
    'M22 13V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h9',
    'm22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7',
    'm17 17 4 4',
    'm21 17-4 4',
  ],
  moon: ['M12 3a6 6 0 0 0 9 9 9 9 0 1 1-9-9Z'],
  check: ['M20 6 9 17l-5-5'],
  warning: [
    'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3',
    'M12 9v4',
    'M12 17h.01',
  ],
  more: ['M11 12h2', 'M18 12h2', 'M4 12h2'],
  close: ['M18 6 6 18', 'm6 6 12 12'],
  chevron: ['m9 18 6-6-6-6'],
  chevrons: ['m7 15 5 5 5-5', 'm7 9 5-5 5 5'],
  info: ['M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z', 'M12 16v-4', 'M12 8h.01'],
  question: [
    'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z',
    'M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3',
    'M12 17h.01',
  ],
  sliders: [
    'M10 5H3',
    'M12 19H3',
    'M14 3v4',
    'M16 17v4',
    'M21 12h-9',
    'M21 19h-5',
    'M21 5h-7',
    'M8 10v4',
    'M8 12H3',
  ],
  bell: [
    'M10.27 21a2 2 0 0 0 3.46 0',
    'M3.26 15.33A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.67C19.41 13.96 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.41 5.96-2.74 7.33',
  ],
  search: ['m21 21-4.34-4.34', 'M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0z'],
  clock: ['M12 6v6l4 2', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z'],
  pause: ['M10 15V9', 'M14 15V9', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z'],
  send: ['m16 12-4-4-4 4', 'M12 16V8', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z'],
  inbox: ['m8 12 4 4 4-4', 'M12 8v8', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z'],
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside words that say the same: hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {shapes[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
