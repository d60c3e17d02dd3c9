const shapes = {
  alert: 'M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.6h.01',
  board: 'M2 3h12v8H2zM5.5 14 8 11l2.5 3M5 6h6M5 8.5h4',
  book: 'M3 2.5h8.5a1 1 0 0 1 1 1v10H4a1 1 0 0 1-1-1zM3 11.5h9.5M6 5h4',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  chart: 'M2 2.5v11h12M5 11V8M8 11V5M11 11V7',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.3 1.5',
  coins: 'M8 6.5c2.8 0 5-.9 5-2s-2.2-2-5-2-5 .9-5 2 2.2 2 5 2zM3 4.5v7c0 1.1 2.2 2 5 2s5-.9 5-2v-7M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  columns: 'M2 3h12v10H2zM6 3v10M10 3v10',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  document: 'M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6 8h5M6 11h5',
  door: 'M4 13.5v-11h8v11M2 13.5h12M9.5 8.2h.01',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  edit: 'M10.5 3 13 5.5 5.5 13H3v-2.5zM9 4.5 11.5 7',
  fold: 'M3.5 6 8 10.5 12.5 6',
  folder: 'M2 4h4.5L8 5.5h6V13H2z',
  group: 'M8 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5 13.5c0-2.4 1.2-4 3-4s3 1.6 3 4zM3.4 8.2a1.5 1.5 0 1 0 0-3M12.6 8.2a1.5 1.5 0 1 1 0-3M1.5 12.5c0-1.2.4-2 1.2-2.5M14.5 12.5c0-1.2-.4-2-1.2-2.5',
  go: 'M6 3.5 10.5 8 6 12.5',
  horn: 'M2.5 6.5v3h2l5.5 3v-9l-5.5 3zM12.5 6v4M5 9.5l.8 3.5',
  history: 'M2.5 8A5.5 5.5 0 1 0 4 4.2M4 2v2.5h2.5M8 5v3.2l2 1.3',
  import: 'M8 10V2M4.5 5 8 2l3.5 3M2.5 9v4.5h11V9',
  key: 'M6 10.5a3.5 3.5 0 1 0-3.4-4.3A3.5 3.5 0 0 0 6 10.5zM8.5 9.5 13.5 14M11 12l1.5-1.5',
  mail: 'M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5',
  menu: 'M2 4h12M2 8h12M2 12h12',
  merge: 'M3 2.5v1.5c0 3 5 3 5 6v3.5M13 2.5v1.5c0 3-5 3-5 6M5.8 11.3 8 13.5l2.2-2.2',
  offline: 'M2 2l12 12M4.8 9.2a5 5 0 0 1 2-1.1M2.5 6.8A8 8 0 0 1 5 5.2M8 4.5a8 8 0 0 1 5.5 2.3M8 12.5h.01',
  organisation: 'M3 13.5v-9l5-2.5 5 2.5v9M1.5 13.5h13M6 6.5h.01M10 6.5h.01M6 9.5h.01M10 9.5h.01M7 13.5v-2h2v2',
  out: 'M6.5 2.5h-4v11h4M10 5l3.5 3-3.5 3M13.5 8H6',
  people:
    'M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM2 13c0-2.2 1.8-3.7 4-3.7s4 1.5 4 3.7M10.5 3.3a2.2 2.2 0 0 1 0 4.1M11.5 9.6c1.5.4 2.5 1.7 2.5 3.4',
  person: 'M8 7.5A2.5 2.5 0 1 0 8 2.5a2.5 2.5 0 0 0 0 5zM3 13.5c0-2.6 2.2-4.2 5-4.2s5 1.6 5 4.2',
  plan: 'M2.5 4l1 1L5.5 3M2.5 8.5l1 1 2-2M2.5 13l1 1 2-2M8 4.5h6M8 9h6M8 13h6',
  plus: 'M8 3v10M3 8h10',
  print: 'M4.5 6V2h7v4M4.5 11H2.5V6h11v5h-2M4.5 9.5h7V14h-7z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  settings: 'M2 4.5h7M12 4.5h2M9 3v3h3V3zM2 11.5h2M7 11.5h7M4 10v3h3v-3z',
  shield: 'M8 1.8 13 3.7v4c0 3-2 5.4-5 6.5-3-1.1-5-3.5-5-6.5v-4z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  sync: 'M13 6A5.3 5.3 0 0 0 3.5 5M3 10a5.3 5.3 0 0 0 9.5 1M3.5 2.5V5H6M12.5 13.5V11H10',
  table: 'M2.5 7h11v2.5h-11zM4.5 9.5v4M11.5 9.5v4M4.5 4.2h.01M8 3.7h.01M11.5 4.2h.01',
  today: 'M3 8.5l3 3 7-7M2.5 2.5h7',
  up: 'M8 13V4M4.5 7.5 8 4l3.5 3.5',
  x: 'M4 4l8 8M12 4l-8 8',
} as const;

export type IconName = keyof typeof shapes;

/** Icons that point along the line of reading are mirrored in Arabic; the others never are. */
const turning = new Set<IconName>(['go', 'out', 'history', 'horn', 'plan', 'book']);

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      data-turns={turning.has(name) || undefined}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
