/**
 * Who may import whom (ARCHITECTURE: the layer rule), as data. Read by the linter (eslint.config.js) and by
 * tests/architecture.test.ts, so that neither can drift from the other.
 *
 * A room is the longest matching path prefix below src/. `may` lists the other rooms it may import;
 * `packages` the bare module names (`node:*` stands for all of Node's).
 */
export const LAYERS = [
  { room: 'protocol/bytes', may: [], packages: [] },
  { room: 'protocol/annotation', may: ['protocol/bytes', 'protocol/registries'], packages: [] },
  { room: 'protocol/registries', may: [], packages: [] },
  { room: 'protocol/frame', may: ['protocol/annotation', 'protocol/bytes', 'protocol/registries'], packages: [] },
  { room: 'protocol/handshake', may: ['protocol/annotation', 'protocol/bytes', 'protocol/registries'], packages: [] },
  { room: 'protocol/deflate', may: ['protocol/annotation', 'protocol/bytes', 'protocol/registries'], packages: ['pako'] },
  { room: 'protocol/legacy', may: ['protocol/annotation', 'protocol/bytes', 'protocol/registries'], packages: [] },
  {
    room: 'protocol/connection',
    may: [
      'protocol/frame',
      'protocol/handshake',
      'protocol/deflate',
      'protocol/legacy',
      'protocol/annotation',
      'protocol/bytes',
      'protocol/registries',
    ],
    packages: [],
  },
  { room: 'capture', may: ['protocol'], packages: [] },
  { room: 'export', may: ['protocol'], packages: [] },
  { room: 'wire', may: ['protocol'], packages: [] },
  { room: 'i18n', may: ['protocol', 'capture', 'wire', 'lesson/exercise'], typesOnly: true, packages: [] },
  // What an exercise is and whether an answer is right: the one part of the lessons that runs in the browser.
  // Code is tried against the socket of the endpoint in the page.
  { room: 'lesson/exercise', may: ['protocol', 'wire'], packages: [] },
  // Review cards: drawn and judged in the browser.
  { room: 'lesson/review', may: ['lesson/exercise', 'lesson/course.ts', 'protocol', 'i18n'], packages: [] },
  { room: 'lesson', may: ['lesson/exercise', 'protocol', 'i18n', 'widgets/registry.ts'], packages: ['markdown-it'] },
  { room: 'state', may: ['protocol', 'capture', 'export', 'wire', 'i18n'], packages: ['svelte'] },
  { room: 'ui', may: ['protocol/annotation', 'protocol/registries', 'i18n'], packages: ['svelte'] },
  {
    room: 'widgets',
    may: ['ui', 'state', 'capture', 'export', 'wire', 'protocol', 'i18n', 'lesson/exercise', 'lesson/review'],
    packages: ['svelte'],
  },
  { room: 'server', may: ['protocol', 'wire'], packages: ['ws', 'node:*', 'vite'] },
  { room: 'cli', may: ['protocol', 'capture', 'export', 'wire', 'i18n', 'server'], packages: ['node:*'] },
  {
    room: 'site',
    may: ['protocol', 'capture', 'export', 'wire', 'i18n', 'lesson', 'state', 'ui', 'widgets', 'styles'],
    packages: ['svelte'],
  },
  { room: 'site/build', may: ['site'], packages: ['node:*', 'vite', 'lightningcss'] },
];

/** Files directly in src/protocol (fields.ts, findings.ts): tables that every protocol room reads. */
const REGISTRIES = 'protocol/registries';

/** The room of a path below src/, for instance `capture/readers/hex.ts` -> `capture`. Null outside every room. */
export function roomOf(path) {
  if (/^protocol\/[^/]+$/.test(path)) return REGISTRIES;
  const rooms = LAYERS.map((layer) => layer.room).filter((room) => path === room || path.startsWith(room + '/'));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Why `from` may not import `to` (both paths below src/), or null when it may.
 * @param {string} from @param {string} to @param {boolean} typeOnly
 */
export function importFault(from, to, typeOnly) {
  const room = roomOf(from);
  const target = roomOf(to);
  if (room === null || room === target) return null;
  if (to.startsWith('styles/')) return room === 'site' || room === 'ui' || room === 'widgets' ? null : `${room} may not import styles`;
  const layer = LAYERS.find((each) => each.room === room);
  const allowed = layer.may.some((name) => target === name || target?.startsWith(name + '/') || to === name);
  if (!allowed) return `${room} may not import ${target ?? to}`;
  if (layer.typesOnly && !typeOnly) return `${room} may import only types from ${target}`;
  return null;
}

/** Why `from` may not import the package `name`, or null when it may. */
export function packageFault(from, name) {
  const room = roomOf(from);
  if (room === null) return null;
  const layer = LAYERS.find((each) => each.room === room) ?? { packages: [] };
  const allowed = layer.packages.some((each) =>
    each === 'node:*' ? name.startsWith('node:') : name === each || name.startsWith(each + '/'),
  );
  return allowed ? null : `${room} may not import the package ${name}`;
}
