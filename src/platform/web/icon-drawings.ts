// Drawings of 24 by 24 with one stroke of 1.8, and pictograms of 40 by 40 with one stroke of 2 over a warm fill.

export const lineIcons = {
  account: '<circle cx="12" cy="8" r="3.6"/><path d="M5 20a7 7 0 0 1 14 0"/>',
  arrow: '<path d="M4 12h15M13 6l6 6-6 6"/>',
  baby: '<circle cx="12" cy="13" r="7.5"/><path d="M9.3 12.5v.1M14.7 12.5v.1M9.8 16a3.2 3.2 0 0 0 4.4 0M12 5.5c0-1.8 2.5-2 2.5-.3"/>',
  back: '<path d="M20 12H5M11 6l-6 6 6 6"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0"/>',
  bike: '<circle cx="6" cy="16" r="3.5"/><circle cx="18" cy="16" r="3.5"/><path d="M6 16l3.5-7h5.5l3 7M9.5 9l4 7M8 9h3M15 9V6.5h2"/>',
  book: '<path d="M12 6.5C9.5 5 7 4.7 4 5v13c3-.3 5.5 0 8 1.5 2.5-1.5 5-1.8 8-1.5V5c-3-.3-5.5 0-8 1.5zM12 6.5v13"/>',
  building: '<path d="M6 20V4h12v16M3.5 20h17M10 20v-4h4v4M9.5 8h.1M14.5 8h.1M9.5 12h.1M14.5 12h.1"/>',
  calendar: '<path d="M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10h16M8 3.5V7M16 3.5V7"/>',
  camera: '<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
  chart: '<path d="M4 20h16M7 20v-6M12 20V9M17 20V5"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7"/>',
  child: '<circle cx="12" cy="6" r="3"/><path d="M7 13l5-2.5 5 2.5M12 10.5V15M9 21l1-6h4l1 6"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  copy: '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
  day: '<path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/><circle cx="12" cy="12" r="4"/>',
  download: '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16"/>',
  edit: '<path d="M5 19l1-4L16 5l3 3L9 18zM14 7l3 3"/>',
  euro: '<path d="M18 6.5A6.8 6.8 0 1 0 18 17.5M4 10.5h9M4 13.5h8"/>',
  exit: '<path d="M14 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M4 12h11M11 8l4 4-4 4"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
  file: '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  flag: '<path d="M6 21V4M6 5h11l-2 4 2 4H6"/>',
  globe:
    '<circle cx="12" cy="12" r="8.6"/><path d="M3.5 12h17M12 3.4c3 2.8 3.6 5.7 3.6 8.6s-.6 5.8-3.6 8.6c-3-2.8-3.6-5.7-3.6-8.6s.6-5.8 3.6-8.6z"/>',
  group:
    '<circle cx="12" cy="8" r="3"/><circle cx="5.5" cy="10" r="2"/><circle cx="18.5" cy="10" r="2"/><path d="M6.5 19.5a5.5 5.5 0 0 1 11 0M2.5 17.5a3.5 3.5 0 0 1 3.5-3.5M21.5 17.5a3.5 3.5 0 0 0-3.5-3.5"/>',
  hands:
    '<path d="M3 8l4-2 5 2.5L17 6l4 2v7l-3 1"/><path d="M12 8.5L8.5 12a1.6 1.6 0 0 0 2.5 2l2-1.5 4.5 4M3 15l3 1 4 3.5a2 2 0 0 0 2.8 0"/>',
  heart: '<path d="M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.2 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z"/>',
  history: '<path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4.5v4h4M12 8v4.5l3 1.5"/>',
  home: '<path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/>',
  inbox: '<path d="M4 13l2.5-8h11L20 13v6H4zM4 13h5a3 3 0 0 0 6 0h5"/>',
  info: '<circle cx="12" cy="12" r="8.6"/><path d="M12 11v5M12 8v.1"/>',
  key: '<circle cx="8" cy="15.5" r="4"/><path d="M11 12.5L19.5 4M16 7.5l2.5 2.5M13.5 10l1.5 1.5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
  lock: '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
  mail: '<path d="M4 6h16v12.5H4zM4 7l8 6.5L20 7"/>',
  measure: '<path d="M4 8.5h16v7H4zM7.5 8.5v3M11 8.5v4M14.5 8.5v3M18 8.5v3"/>',
  medical: '<path d="M9.5 4h5v5.5H20v5h-5.5V20h-5v-5.5H4v-5h5.5z"/>',
  message: '<path d="M4 5h16v11H11l-4.5 4V16H4z"/>',
  more: '<path d="M5 12h.1M12 12h.1M19 12h.1"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  'no-show': '<circle cx="10" cy="8" r="3.6"/><path d="M3.5 20a6.5 6.5 0 0 1 11-4.6M16 17l5 5M21 17l-5 5"/>',
  'not-applicable': '<circle cx="12" cy="12" r="8.6"/><path d="M8.5 12h7"/>',
  offline:
    '<path d="M4 10a11.5 11.5 0 0 1 5-2.8M20 10a11.5 11.5 0 0 0-6.5-3.2M7.5 13.5a6.5 6.5 0 0 1 3-1.6M16.5 13.5a6.5 6.5 0 0 0-1.5-1M12 17.5h.1M4 4l16 16"/>',
  open: '<path d="M13 4.5h6.5V11M19.5 4.5L11 13M17.5 14v5.5h-13v-13H10"/>',
  pause: '<circle cx="12" cy="12" r="8.6"/><path d="M10 9v6M14 9v6"/>',
  phone:
    '<path d="M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z"/>',
  pin: '<path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z"/>',
  question: '<circle cx="12" cy="12" r="8.6"/><path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.7M12 16.6v.1"/>',
  save: '<path d="M5 4.5h11.5L19.5 8v11.5H5zM8.5 4.5V9h6V4.5M8 19.5v-6h8.5v6"/>',
  school: '<path d="M3 9.5L12 5l9 4.5-9 4.5zM7 11.5V16c2.8 2.2 7.2 2.2 10 0v-4.5M21 9.5V15"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  settings:
    '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9L18 18M6 18l2.1-2.1M15.9 8.1L18 6"/>',
  share:
    '<circle cx="6" cy="12" r="2.5"/><circle cx="17" cy="6" r="2.5"/><circle cx="17" cy="18" r="2.5"/><path d="M8.2 10.8l6.6-3.6M8.2 13.2l6.6 3.6"/>',
  shield: '<path d="M12 3.5l7.5 2.5v5.5c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6zM8.5 12l2.5 2.5 4.5-5"/>',
  'sign-out': '<path d="M10 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h5M20 12H9M16 8l4 4-4 4"/>',
  sort: '<path d="M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5"/>',
  star: '<path d="M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z"/>',
  table: '<path d="M4 5.5h16v13H4zM4 10h16M4 14.2h16M10 5.5v13"/>',
  target: '<circle cx="12" cy="12" r="8.6"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12h.1"/>',
  todo: '<circle cx="12" cy="12" r="8.6" stroke-dasharray="3.2 3.2"/>',
  trash: '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3"/>',
  upload: '<path d="M12 15V4M7.5 8.5L12 4l4.5 4.5M4 20h16"/>',
  users:
    '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5a6 6 0 0 1 12 0"/><path d="M16 5.2a3.2 3.2 0 0 1 0 5.7M17.5 14a6 6 0 0 1 3.5 5.5"/>',
  video: '<path d="M3.5 7h11v10h-11zM14.5 11l6-3v8l-6-3"/>',
  waiting: '<path d="M7 4h10M7 20h10M8 4v3.5l4 4.5 4-4.5V4M8 20v-3.5l4-4.5 4 4.5V20"/>',
  walk: '<circle cx="12.5" cy="4.5" r="1.8"/><path d="M9 21l2-6.5-1-4.5 3-2 2 3.5 3 1M7 13l1.5-3.5L11 8M13 14l2 3 .5 4"/>',
  warning: '<path d="M12 4.5L21 19.5H3zM12 10v4.5M12 17v.1"/>',
} as const

/** Signs that carry a state are filled, so that they differ in shape as well as in colour. */
export const filledIcons = {
  busy: '<circle cx="12" cy="12" r="8.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M12 5.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>',
  ok: '<circle cx="12" cy="12" r="9.5" fill="currentColor"/><path d="M7.5 12.3l3.2 3.2 5.8-6.5" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
} as const

export const pictograms = {
  childcare: {
    fill: '<path d="M5 22h13v13H5zM22 22h13v13H22z"/><path d="M13.5 7h13v13h-13z"/>',
    line: '<path d="M5 22h13v13H5zM22 22h13v13H22zM13.5 7h13v13h-13zM20 10.5v6M17 13.5h6M9 31l2.5-5 2.5 5z"/><circle cx="28.5" cy="28.5" r="3"/>',
  },
  feelings: {
    fill: '<circle cx="15" cy="15" r="8"/>',
    line: '<circle cx="15" cy="15" r="6"/><path d="M15 3v2M3 15h2M6.5 6.5L8 8M23.5 6.5L22 8"/><path d="M14 34h15a6.5 6.5 0 0 0 .8-13A8 8 0 0 0 15 23.5 5.3 5.3 0 0 0 14 34z"/>',
  },
  food: {
    fill: '<path d="M6 20h28a14 14 0 0 1-28 0z"/>',
    line: '<path d="M5 20h30a15 14 0 0 1-8 12.5V35H13v-2.5A15 14 0 0 1 5 20zM14 14c-2-2 2-4 0-7M20 14c-2-2 2-4 0-7M26 14c-2-2 2-4 0-7"/>',
  },
  goods: {
    fill: '<path d="M13 7h14l7 6-5 6-2-1v10a7 7 0 0 1-14 0V18l-2 1-5-6z"/>',
    line: '<path d="M13 7h3a4 4 0 0 0 8 0h3l7 6-5 6-2-1.5V27l-4 7h-6l-4-7v-9.5L11 19l-5-6z"/>',
  },
  'home-talk': {
    fill: '<path d="M5 8h20v14H13l-5 5v-5H5z"/>',
    line: '<path d="M5 7h20v14H13l-5 5v-5H5z"/><path d="M29 14h6v14h-3v5l-5-5H17v-3"/><path d="M11 12h8M11 16h5"/>',
  },
  housing: { fill: '<path d="M6 18L20 7l14 11v16H6z"/>', line: '<path d="M4 19L20 6l16 13M8 17v17h24V17M16 34v-9h8v9"/>' },
  learning: {
    fill: '<path d="M20 12c-4-3-9-3.5-15-3v22c6-.5 11 0 15 3z"/>',
    line: '<path d="M20 12c-4-3-9-3.5-15-3v22c6-.5 11 0 15 3 4-3 9-3.5 15-3V9c-6-.5-11 0-15 3zM20 12v22M10 16c2 0 4 .3 5.5 1M10 22c2 0 4 .3 5.5 1M24.5 17c1.5-.7 3.5-1 5.5-1"/>',
  },
  money: {
    fill: '<ellipse cx="16" cy="29" rx="10" ry="5"/><ellipse cx="24" cy="13" rx="10" ry="5"/>',
    line: '<ellipse cx="23" cy="11" rx="10" ry="4.5"/><path d="M13 11v6c0 2.5 4.5 4.5 10 4.5S33 19.5 33 17v-6"/><ellipse cx="17" cy="25" rx="10" ry="4.5"/><path d="M7 25v6c0 2.5 4.5 4.5 10 4.5S27 33.5 27 31v-6"/>',
  },
  papers: { fill: '<path d="M9 5h16l7 7v23H9z"/>', line: '<path d="M9 5h16l7 7v23H9zM25 5v7h7M14 18h9M14 24h5M20 28.5l3 3 6-7"/>' },
  parents: {
    fill: '<circle cx="13" cy="13" r="5"/><circle cx="27" cy="13" r="5"/>',
    line: '<circle cx="13" cy="12" r="4.5"/><circle cx="27" cy="12" r="4.5"/><path d="M4 33a9 9 0 0 1 16-5.6A9 9 0 0 1 36 33M20 33v-5.6"/>',
  },
  pregnancy: {
    fill: '<circle cx="23" cy="24" r="8"/>',
    line: '<circle cx="18" cy="7.5" r="4"/><path d="M15 13.5c-3 3-3.5 7-2.5 12V36M18.5 14c4 2 10.5 6 10.5 11.5 0 3.5-3 5.5-6.5 5.5V36"/><path d="M21.5 23.2c-1.2-1.4-3.5-.5-3.5 1.3 0 1.9 3.5 4 3.5 4s3.5-2.1 3.5-4c0-1.8-2.3-2.7-3.5-1.3z"/>',
  },
  unsure: {
    fill: '<circle cx="20" cy="20" r="14"/>',
    line: '<circle cx="20" cy="20" r="15"/><path d="M15.5 16a4.7 4.7 0 1 1 6.8 4.3c-1.6.8-2.3 1.7-2.3 3.2M20 28.5v.1"/>',
  },
} as const
