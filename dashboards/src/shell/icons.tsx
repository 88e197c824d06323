/** Line icons on a 16-unit grid, drawn with the text colour. */
const paths = {
  fleet: 'M1.5 13.5V7l4-2.5V7l4-2.5V13.5zM9.5 13.5V2.5h5v11zM12 5.2v.1M12 8v.1M1 13.5h14',
  domains: 'M8 2v3.5M3 10.5V8h10v2.5M8 5.5V8M1.5 10.5h3v3h-3zM6.5 10.5h3v3h-3zM11.5 10.5h3v3h-3z',
  near: 'M8 2.2L14.5 13.5h-13z',
  hatch: 'M2.5 2.5h11v11h-11zM2.5 8L8 2.5M2.5 13.5l11-11M8 13.5L13.5 8',
  bolt: 'M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z',
  rack: 'M3 1.5h10v13H3zM3 5.8h10M3 10.1h10M5.2 3.7h.1M5.2 8h.1M5.2 12.3h.1',
  gauge: 'M1.5 11.5h2l1.5-7 2.5 9 2-6 1.2 4h3.8M5 4.5v.1M9.5 7.5v.1',
  meter: 'M2 11.5a6 6 0 1112 0M8 11.5L11 7',
  schedule: 'M2 4h7M5 8h8M2 12h5',
  plans: 'M3 2.5h7l3 3v8H3zM10 2.5v3h3M5.5 8.5h5M5.5 11h5',
  solver: 'M2 3c2 7 5 9 12 9.5M2 13.5h12M2 13.5V2.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  collapse: 'M10 4L6 8l4 4',
  expand: 'M6 4l4 4-4 4',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  down: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  change: 'M3 13l.7-2.8 7.3-7.3 2.1 2.1-7.3 7.3zM9.6 4.3l2.1 2.1',
  fit: 'M2 8h12M2 8l3-3M2 8l3 3M14 8l-3-3M14 8l-3 3',
  now: 'M8 1.5v13M5 4l3-2.5L11 4',
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.7h12M6.5 6.5V13',
  chart: 'M2 2.5v11h12M4.5 11l3-4 2.5 2 3.5-5',
  export: 'M8 2v7.5M5 6.8l3 3 3-3M2.5 12.5h11',
  link: 'M6.5 9.5l3-3M7 4.8l1.4-1.4a2.6 2.6 0 013.7 3.7L10.7 8.5M9 11.2l-1.4 1.4a2.6 2.6 0 01-3.7-3.7L5.3 7.5',
  ways: 'M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 4.8V8l2.3 1.6',
  search: 'M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.3 10.3L13.5 13.5',
  warn: 'M8 2.2L14.5 13.5h-13zM8 6.5v3.2M8 11.3v.4',
  error: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3.7M8 10.8v.4',
  empty: 'M2.5 9l2-5.5h7l2 5.5v4h-11zM2.5 9h3.2l.8 1.6h3l.8-1.6h3.2',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.4M6.6 6.5H7M9.2 6.5h.4M11.8 6.5h.4M4.5 9.5h7',
  moon: 'M13 9.5A5.5 5.5 0 016.5 3 5.5 5.5 0 1013 9.5z',
  sun: 'M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  system: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  pin: 'M5.5 2h5M6.2 2v4.2L4 9h8L9.8 6.2V2M8 9v5',
  play: 'M5 3.2l7.5 4.8L5 12.8z',
  stop: 'M4 4h8v8H4z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  done: 'M1.5 8.7l2.8 2.8L9.6 5.5M8 11.1l.4.4 5.9-6',
  send: 'M2 8h11M9 4l4 4-4 4',
  jobs: 'M2.5 3.5h3v3h-3zM2.5 9.5h3v3h-3zM8 5h6M8 11h6',
  live: 'M1.5 8.5h3l2-5 3 9 2-5.5 1 1.5h2',
  leaf: 'M3 13c0-6 3-10 10.5-10C13.5 9.5 10 12 5 11.5M3 13.5c1-3 3-5 6-6.5',
  coins: 'M8 3.2c3 0 5 .8 5 2s-2 2-5 2-5-.8-5-2 2-2 5-2zM3 5.2v5.6c0 1.2 2 2 5 2s5-.8 5-2V5.2M3 8c0 1.2 2 2 5 2s5-.8 5-2',
  key: 'M5 8.2a2.6 2.6 0 110 5.2 2.6 2.6 0 010-5.2zM6.9 9l6.3-6.3M10.6 5.3l2 2M8.7 7.2l1.4 1.4',
  out: 'M6 2.5H3v11h3M7 8h6.5M11 5.3L13.7 8 11 10.7',
  shield: 'M8 1.5l5.5 2v4c0 3.4-2.2 5.9-5.5 7-3.3-1.1-5.5-3.6-5.5-7v-4zM5.5 7.8l1.9 1.9 3.2-3.8',
  condition: 'M8 1.5L14.5 8 8 14.5 1.5 8zM8 5v3.7M8 10.8v.2',
  forbid: 'M8 2a6 6 0 100 12A6 6 0 008 2zM3.8 12.2l8.4-8.4',
  unknown: 'M8 2a6 6 0 100 12A6 6 0 008 2zM6.2 6.4a1.8 1.8 0 113 1.4c-.7.5-1.2.8-1.2 1.6M8 11.4v.2',
  document: 'M4 1.8h5.5L12.5 5v9.2h-8.5zM9.3 2v3.2h3M6 8.5h4.5M6 11h4.5',
  upload: 'M8 10.5V2.8M5 5.5l3-3 3 3M2.5 12.8h11',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true"
      fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
