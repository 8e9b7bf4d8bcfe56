/**
 * The colour rules of the design, on the sheet that the pages load: contrast by WCAG 2, colour vision by Machado,
 * Oliveira and Fernandes 2009 (severity 1.0) with CIEDE2000 between the fills, and no field named by ink alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const sheet = readFileSync(join(src, 'styles/tokens.css'), 'utf8');

type Colours = ReadonlyMap<string, string>;

/** The custom properties with a colour in the block that begins with `head`. */
function coloursOf(head: string): Map<string, string> {
  const start = sheet.indexOf(head);
  expect(start, `no block ${head}`).toBeGreaterThanOrEqual(0);
  const block = sheet.slice(start + head.length, sheet.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]));
}

const LIGHT: Colours = coloursOf(':root {');
const DARK: Colours = new Map([...LIGHT, ...coloursOf("[data-theme='dark'] {")]);
const SYSTEM_DARK: Colours = new Map([...LIGHT, ...coloursOf(":root:not([data-theme='light']) {")]);

type Rgb = readonly [number, number, number];

/** Linear light, 0 to 1. */
function linear(colour: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const FIELDS = ['flags', 'opcode', 'mask', 'len', 'ext', 'key', 'payload'] as const;
const HANDSHAKE = ['nonce', 'guid', 'digest', 'accept'] as const;
const LANES = ['lane-0', 'lane-1', 'lane-2', 'lane-3'] as const;
const VERDICTS = ['error', 'warn', 'ok', 'info'] as const;
const GROUNDS = ['paper', 'card', 'sunken'] as const;

interface Pair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

const PAIRS: readonly Pair[] = [
  ...GROUNDS.flatMap((back) => [
    { front: 'text', back, least: 7 },
    ...['muted', 'link', ...VERDICTS].map((front) => ({ front, back, least: 4.5 })),
    ...['line-strong', 'focus'].map((front) => ({ front, back, least: 3 })),
    ...FIELDS.map((field) => ({ front: `f-${field}-ink`, back, least: 4.5 })),
    ...HANDSHAKE.map((field) => ({ front: `h-${field}-ink`, back, least: 4.5 })),
  ]),
  ...FIELDS.flatMap((field) => [
    { front: `f-${field}-on`, back: `f-${field}`, least: 4.5 },
    { front: `f-${field}-ink`, back: `f-${field}-tint`, least: 4.5 },
  ]),
  ...HANDSHAKE.map((field) => ({ front: `h-${field}-ink`, back: `h-${field}-tint`, least: 4.5 })),
  ...VERDICTS.flatMap((verdict) => [
    { front: verdict, back: `${verdict}-tint`, least: 4.5 },
    { front: 'text', back: `${verdict}-tint`, least: 4.5 },
    { front: 'muted', back: `${verdict}-tint`, least: 4.5 },
    { front: 'link', back: `${verdict}-tint`, least: 4.5 },
  ]),
  // The four lanes of the key.
  ...LANES.map((lane) => ({ front: 'f-key-on', back: lane, least: 4.5 })),
  // Lit rows and characters.
  { front: 'text', back: 'hl', least: 4.5 },
];

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
  ['dark by the system', SYSTEM_DARK],
] as const)('contrast in the %s theme', (_, colours) => {
  it.each(PAIRS)('$front on $back is at least $least : 1', ({ front, back, least }) => {
    expect(contrast(colours.get(front)!, colours.get(back)!)).toBeGreaterThanOrEqual(least);
  });
});

it('says the dark theme twice alike, for the chosen and for the system’s', () => {
  expect([...SYSTEM_DARK]).toEqual([...DARK]);
});

it('has the contrast of known pairs', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
const VISION: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

type Lab = readonly [number, number, number];

/** CIE L*a*b* under D65. */
function lab([r, g, b]: Rgb): Lab {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const RAD = Math.PI / 180;

/** CIEDE2000 as Sharma, Wu and Dalal 2005 write it. */
function difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (x: number, y: number): number => (x === 0 && y === 0 ? 0 : (Math.atan2(y, x) / RAD + 360) % 360);
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)];
  let dh = h2 - h1;
  if (c1 * c2 === 0) dh = 0;
  else if (dh > 180) dh -= 360;
  else if (dh < -180) dh += 360;
  const [dl, dc, dH] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * RAD)];
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  let h = h1 + h2;
  if (c1 * c2 !== 0) h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * RAD) +
    0.24 * Math.cos(2 * h * RAD) +
    0.32 * Math.cos((3 * h + 6) * RAD) -
    0.2 * Math.cos((4 * h - 63) * RAD);
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RAD);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rt * (dc / sc) * (dH / sh));
}

it.each([
  // Sharma, Wu, Dalal 2005, table 1: pairs 1, 7, 17 and 25.
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as const)('measures the difference of known colours: %j %j', (a, b, known) => {
  expect(difference(a, b)).toBeCloseTo(known, 3);
});

/** Fields that can stand side by side in a legal frame. */
const TOUCHING = [
  ['flags', 'opcode'],
  ['opcode', 'mask'],
  ['mask', 'len'],
  ['len', 'ext'],
  ['len', 'key'],
  ['len', 'payload'],
  ['ext', 'key'],
  ['ext', 'payload'],
  ['key', 'payload'],
] as const;

describe.each(Object.entries(VISION))('the fills with %s', (_, matrix) => {
  const seen = (field: string): Lab => {
    const [r, g, b] = linear(LIGHT.get(`f-${field}`)!);
    const channel = (row: number): number => {
      const [x, y, z] = matrix[row]!;
      return Math.min(1, Math.max(0, x * r + y * g + z * b));
    };
    return lab([channel(0), channel(1), channel(2)]);
  };
  const pairs = FIELDS.flatMap((a, at) => FIELDS.slice(at + 1).map((b) => [a, b] as const));

  it.each(pairs)('%s and %s differ by at least 12', (a, b) => {
    expect(difference(seen(a), seen(b))).toBeGreaterThanOrEqual(12);
  });
  it.each(TOUCHING)('%s and %s, which can touch, by at least 18', (a, b) => {
    expect(difference(seen(a), seen(b))).toBeGreaterThanOrEqual(18);
  });
});

it('tells the four lanes apart in shades of grey too', () => {
  const light = LANES.map((lane) => lab(linear(LIGHT.get(lane)!))[0]);
  for (const [at, lightness] of light.slice(1).entries()) expect(light[at]! - lightness).toBeGreaterThanOrEqual(6);
});

it('has the same fills in both themes', () => {
  for (const lane of LANES) expect(DARK.get(lane)).toBe(LIGHT.get(lane));
  for (const field of FIELDS) expect(DARK.get(`f-${field}`)).toBe(LIGHT.get(`f-${field}`));
});

describe('no field is told by the colour of its text alone', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:css|svelte)$/.test(name));
  const rules = files.flatMap((name) => {
    const text = readFileSync(join(src, name), 'utf8');
    return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({ name, selector: selector!.trim(), body: body! }));
  });
  const coloured = rules.filter(({ body }) => /(?:^|[\s;])color:\s*var\(--(?:ink|f-[\w]+-ink)\)/.test(body));

  it('finds the rules that colour text in a field’s ink', () => {
    expect(coloured.map(({ name }) => name)).toContain('ui/BitCell.svelte');
  });
  it.each(coloured)('$name: $selector sets the ink on its own tint or fill', ({ body }) => {
    expect(body).toMatch(/background(?:-color)?:[^;]*var\(--(?:tint|fill|f-\w+(?:-tint)?)\)/);
  });
});
