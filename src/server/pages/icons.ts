/** Line icons of these pages, inline so that a page is one request; each stands beside its word and is hidden from readers that speak. */
import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const paths = {
  laptop: 'M5 6h14v10H5zM3 19h18', phone: 'M7 3h10v18H7zM11 5h2M12 18h.01', monitor: 'M3 5h18v11H3zM8 20h8M12 16v4', key: 'M8 15a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11h9v3M17 11v3',
  badge: 'M5 5h14v16H5zM9 3h6v4H9zM12 11a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 18h6', dock: 'M4 9h16v7H4zM8 16v3h8v-3M8 12h.01M12 12h4', headset: 'M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H4zM17 14h3v5h-3z',
  drive: 'M5 4h14v16H5zM12 8a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 17h6', card: 'M4 6h16v12H4zM8 10h4v4H8z', plug: 'M9 3v6M15 3v6M6 9h12v3a6 6 0 0 1-12 0zM12 18v3', thing: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12L4 7.5',
  printer: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  check: 'M5 12l5 5L20 7', hand_in: 'M3 21h18M5 21V5l7-2v18M12 8l7 2v11M9 9v.01M9 13v.01M9 17v.01', mailroom: 'M4 20V8l8-5 8 5v12M4 20h16M8 20v-8h8v8M8 16h8', post: 'M3 7h18v12H3zM3 8l9 6 9-6',
  collection: 'M3 6h11v10H3zM14 9h4l3 4v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z', with_manager: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 21v-2a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v2',
  person: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2', clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM15 15l3.4 3.4M9 15l-3.4 3.4M5.6 5.6L9 9M18.4 5.6L15 9', not_me: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21v-2a4 4 0 0 1 4-4h4M16 22l5-5M21 21v-4h-4',
  language: 'M4 5h7M9 3v2c0 4.4-2.2 8-5 8M5 9c0 2.1 3 3.9 6.7 4M12 20l4-9 4 9M19.1 18h-6.2', plus: 'M12 5v14M5 12h14', look: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM21 21l-6-6', alert: 'M12 9v4M12 16v.01M12 3L2.5 20h19z',
  slash: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6', home: 'M20 6v6a3 3 0 0 1-3 3H5M9 11l-4 4 4 4', file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6', gift: 'M4 8h16v4H4zM6 12v9h12v-9M12 8v13M12 8a3 3 0 1 1-3-4c2 0 3 4 3 4zM12 8a3 3 0 1 0 3-4c-2 0-3 4-3 4z',
} as const;

export type IconName = keyof typeof paths;

export const icon = (name: IconName, size = 20): Html => html`<svg width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(paths[name])}"/></svg>`;

const ofCategory: { readonly [category: string]: IconName } = {
  laptop: 'laptop', desktop: 'monitor', server: 'drive', tablet: 'phone', phone: 'phone', monitor: 'monitor', dock: 'dock', printer: 'printer', badge: 'badge', security_key: 'key', sim_card: 'card', storage: 'drive',
  headset: 'headset', charger: 'plug',
};

export const iconOfCategory = (category: string): IconName => ofCategory[category] ?? 'thing';
