/**
 * Editing on the frames page: bits, bytes, fields and payload each change the same bytes, everything else follows, and each
 * change can be taken back. By mouse, by keyboard alone, and by finger.
 */
import { type Page } from '@playwright/test';
import { box, counts, FRAMES, list, openBench, overflow, row, smallTargets, table, valueOf } from './bench.ts';
import { expect, open, test } from './site.ts';

const HELLO = 'frames/#f=818537fa213d7f9f4d5158&dir=c2s';
const cell = (page: Page, bit: number) => page.locator(`table[role=grid] [data-bit="${bit}"]`);
const bytes = (page: Page) => box(page).inputValue();
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
const payload = (page: Page) => page.getByRole('textbox', { name: /^Payload (as|in) / });

test('a click on a bit flips it, goes on in raw mode, and says so', async ({ page }) => {
  await openBench(page, HELLO);
  await expect(undo(page)).toBeDisabled();
  const top = async () => Math.round((await cell(page, 8).boundingBox())!.y);
  await cell(page, 8).scrollIntoViewIfNeeded();
  const before = await top();
  await cell(page, 8).click();
  await expect(box(page)).toHaveValue('81 05 37 fa 21 3d 7f 9f 4d 51 58');
  await expect(page.getByText('Raw now: only the bits you touch change.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Raw' })).toBeChecked();
  await expect(table(page).filter({ hasText: 'Masking key' })).toHaveCount(0);
  // Without a key, the last four bytes are no payload any more: they are read as the next frame.
  await expect(counts(page)).toContainText('2 frames');
  // What comes in above pushes nothing away from under the pointer.
  await expect(list(page)).toBeAttached();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(3);
  await undo(page).click();
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(box(page)).toHaveValue('81 05 37 fa 21 3d 7f 9f 4d 51 58');
});

test('the address follows an edit, and a link brings it back', async ({ page }) => {
  await openBench(page, HELLO);
  await cell(page, 7).click();
  await expect.poll(() => new URL(page.url()).hash).toContain('f=808537fa213d7f9f4d5158');
  await page.reload();
  await expect(box(page)).toHaveValue('80 85 37 fa 21 3d 7f 9f 4d 51 58');
});

test('fields are controls: flags, opcode, MASK, length, spelling, key', async ({ page }) => {
  await openBench(page, HELLO);
  await row(page, 'FIN').getByRole('switch').click();
  await expect.poll(() => bytes(page)).toMatch(/^01 85/);
  await row(page, 'Opcode').getByRole('combobox').selectOption({ label: '0xb reserved control' });
  await expect.poll(() => bytes(page)).toMatch(/^0b 85/);
  await row(page, 'Opcode').getByRole('combobox').selectOption({ label: '0x1 text' });
  await row(page, 'FIN').getByRole('switch').click();
  // Consistent: MASK takes the key and the mask away, and brings them back.
  await row(page, 'MASK').getByRole('switch').click();
  await expect(box(page)).toHaveValue('81 05 48 65 6c 6c 6f');
  await row(page, 'MASK').getByRole('switch').click();
  await expect.poll(() => bytes(page)).toMatch(/^81 85 (.. ){8}..$/);
  await row(page, 'Masking key').getByRole('button', { name: 'Zero' }).click();
  await expect(box(page)).toHaveValue('81 85 00 00 00 00 48 65 6c 6c 6f');
  await row(page, 'Masking key').getByRole('textbox').fill('37fa213d');
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  const length = row(page, 'Payload length');
  await length.getByRole('button', { name: 'One byte less' }).click();
  await expect(box(page)).toHaveValue('81 84 37 fa 21 3d 7f 9f 4d 51');
  await length.getByRole('combobox').selectOption({ label: '7 + 16 bits' });
  await expect(box(page)).toHaveValue('81 fe 00 04 37 fa 21 3d 7f 9f 4d 51');
  // The repair is the card's.
  await page.getByRole('button', { name: 'Fix it: use the shortest form' }).click();
  await expect(box(page)).toHaveValue('81 84 37 fa 21 3d 7f 9f 4d 51');
  await expect(counts(page)).toContainText('0 problems');
});

test('a field that is not finished keeps what was typed and says what is missing', async ({ page }) => {
  await openBench(page, HELLO);
  const key = row(page, 'Masking key').getByRole('textbox');
  await key.fill('37 fa 2');
  await expect(page.getByText('A masking key is exactly 4 bytes. You have 2.')).toBeVisible();
  await expect.poll(() => bytes(page)).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await page.locator('h1').click();
  await expect(key).toHaveValue('37 fa 2');
  await key.focus();
  await page.keyboard.press('Escape');
  await expect(key).toHaveValue('37 fa 21 3d');
  const length = row(page, 'Payload length').getByRole('textbox');
  for (const text of ['-1', '1.5', 'five']) {
    await length.fill(text);
    await expect(page.getByText('A length counts bytes: 0, 1, 2, …')).toBeVisible();
  }
  await length.fill('9223372036854775808');
  await expect(page.getByText('The largest length is 2^63-1')).toBeVisible();
  // The largest length is written down, not filled up.
  await length.fill('9223372036854775807');
  await expect(box(page)).toHaveValue('81 ff 7f ff ff ff ff ff ff ff 37 fa 21 3d 7f 9f 4d 51 58');
  await expect(page.getByText('only the header says so')).toBeVisible();
});

test('the payload is typed as text and in hex, one step back for each stay', async ({ page }) => {
  await openBench(page, HELLO);
  await row(page, 'Payload, unmasked').getByRole('button', { name: 'Edit' }).click();
  await expect(payload(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('你好👋');
  await expect(page.locator('.value').filter({ hasText: 'e4 bd a0' })).toBeVisible();
  await expect(row(page, 'Payload length').getByRole('textbox')).toHaveValue('10');
  await page.locator('label', { has: page.getByRole('radio', { name: 'Hex', exact: true }) }).click();
  await payload(page).fill('48 69 2');
  await expect(page.getByText('One hex digit is left over')).toBeVisible();
  await payload(page).fill('48 69 zz');
  await expect(page.getByText('“z” is not a hex digit')).toBeVisible();
  await payload(page).fill('48 69');
  await expect(box(page)).toHaveValue('81 82 37 fa 21 3d 7f 93');
  await page.locator('h1').click();
  await undo(page).click();
  await expect(row(page, 'Payload length').getByRole('textbox')).toHaveValue('10');
  await undo(page).click();
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
});

test('a textarea knows one line end, the payload keeps all of its own', async ({ page }) => {
  await openBench(page, 'frames/#f=8106610d0a620d63');
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('!');
  await expect(box(page)).toHaveValue('81 07 61 0d 0a 62 0d 63 21');
});

test('a box in hex stays one while its bytes become text, and in raw mode', async ({ page }) => {
  await openBench(page, 'frames/#f=8102fffe');
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('4142');
  await expect(box(page)).toHaveValue('81 02 41 42');
  await page.locator('.bar label', { hasText: 'Raw' }).click();
  await payload(page).press('ControlOrMeta+End');
  await page.keyboard.type('cd');
  await expect(box(page)).toHaveValue('81 02 41 42 63 64');
});

test('the reason of a Close can be typed anew without losing the code', async ({ page }) => {
  await openBench(page, 'frames/#f=880503e8627965');
  await row(page, 'Payload').getByRole('button', { name: 'Edit', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('ok');
  await expect(box(page)).toHaveValue('88 04 03 e8 6f 6b');
});

test('half an emoji is sent as its stand-in, and the page says so', async ({ page }) => {
  await openBench(page, 'frames/#f=8100');
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await payload(page).evaluate((area: HTMLTextAreaElement) => {
    area.value = 'a\ud83d';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(page.getByText('Half an emoji')).toBeVisible();
  await expect(box(page)).toHaveValue('81 04 61 ef bf bd');
});

test('closing: code and reason are fields of their own, with the bytes left', async ({ page }) => {
  await openBench(page, 'frames/#f=880503e8627965');
  await row(page, 'Close code').getByRole('combobox').fill('1006');
  await expect(box(page)).toHaveValue('88 05 03 ee 62 79 65');
  await expect(counts(page)).toContainText('1 problem');
  await row(page, 'Close code').getByRole('combobox').fill('99999');
  await expect(page.getByText('A close code is a number of 16 bits: 0 to 65535.')).toBeVisible();
  await row(page, 'Close reason').getByRole('textbox').fill('好'.repeat(41));
  await expect(page.getByText('123 of 123 bytes')).toBeVisible();
  await row(page, 'Close reason').getByRole('textbox').fill('好'.repeat(42));
  await expect(page.getByText('126 of 123 bytes')).toBeVisible();
  await expect(counts(page)).toContainText('problem');
});

test('frames are added, moved, cut inside a character and joined', async ({ page }) => {
  await openBench(page, 'frames/#f=8103e4bda0');
  const menu = page.locator('.bar summary');
  await menu.click();
  await page.getByLabel('before payload byte').fill('1');
  await expect(page.getByText('Inside a character: allowed')).toBeVisible();
  await page.getByRole('button', { name: 'Split into two fragments' }).click();
  await expect(box(page)).toHaveValue('01 01 e4 80 02 bd a0');
  await menu.click();
  await page.getByRole('button', { name: 'Ping', exact: true }).click();
  await expect(box(page)).toHaveValue('01 01 e4 89 00 80 02 bd a0');
  await expect(counts(page)).toContainText('3 frames · 1 message · 0 problems');
  // The list moves and takes out by keys.
  await list(page).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(box(page)).toHaveValue('01 01 e4 80 02 bd a0 89 00');
  await page.keyboard.press('Delete');
  await expect(box(page)).toHaveValue('01 01 e4 80 02 bd a0');
  await page.keyboard.press('Home');
  await menu.click();
  await page.getByRole('button', { name: 'Join with the next frame' }).click();
  await expect(box(page)).toHaveValue('81 03 e4 bd a0');
  for (let step = 0; step < 5; step++) await undo(page).click();
  await expect(undo(page)).toBeDisabled();
  await expect(box(page)).toHaveValue('81 03 e4 bd a0');
});

test('frames of the other side are added and frames move across; what cannot be done says why', async ({ page }) => {
  await openBench(page, 'frames/#f=818100000000418181000000004281810000000043&dir=c2s');
  const menu = page.locator('.bar summary');
  await menu.click();
  await expect(page.getByText('This is the first frame.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move earlier' })).toHaveAccessibleDescription('This is the first frame.');
  await expect(page.getByRole('button', { name: 'Move earlier' })).toBeDisabled();
  await page.getByRole('group', { name: 'Add after this one' }).getByText('← client').click();
  await page.getByRole('button', { name: 'Ping', exact: true }).click();
  await expect(box(page)).toHaveValue('→ 81 81 00 00 00 00 41\n← 89 00\n→ 81 81 00 00 00 00 42 81 81 00 00 00 00 43');
  await expect(page.locator('#frame-heading')).toHaveText('Frame 2 of 4');
  await menu.click();
  await expect(page.getByRole('button', { name: 'Join with the next frame' })).toHaveAccessibleDescription(/only frames of one side/);
  await page.getByRole('button', { name: 'Move later' }).click();
  await expect(box(page)).toHaveValue('→ 81 81 00 00 00 00 41 81 81 00 00 00 00 42\n← 89 00\n→ 81 81 00 00 00 00 43');
  await expect(page.locator('#frame-heading')).toHaveText('Frame 3 of 4');
  await expect.poll(() => page.url()).toMatch(/sel=2.*cut=/);
  await page.reload();
  await expect(page.locator('#frame-heading')).toHaveText('Frame 3 of 4');
});

test('by keyboard alone: bits, bytes, fields, back and forth', async ({ page }) => {
  await openBench(page, HELLO);
  await cell(page, 0).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => bytes(page)).toMatch(/^01 85/);
  await page.keyboard.press('Enter');
  await expect.poll(() => bytes(page)).toMatch(/^81 85/);
  await page.keyboard.type('0001', { delay: 20 });
  await expect.poll(() => bytes(page)).toMatch(/^11 85/);
  await expect(cell(page, 4)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => bytes(page)).toMatch(/^01 85/);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => bytes(page)).toMatch(/^11 85/);
  // Bytes: two digits a byte, Insert and Delete, as sent and unmasked.
  await page.locator('.pill[data-byte="0"]').focus();
  await page.keyboard.type('8185', { delay: 20 });
  await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  await expect(page.locator('.pill[data-byte="2"]')).toBeFocused();
  await page.locator('label', { hasText: 'Unmasked' }).click();
  await page.locator('.pill[data-byte="6"]').focus();
  await page.keyboard.type('4a', { delay: 20 });
  await expect(row(page, 'Payload, unmasked').locator('.value')).toContainText('4a 65 6c 6c 6f');
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect.poll(async () => valueOf(page, 'Payload, unmasked')).toBe('4a 65 6c 6c');
});

test('the focus is never lost: menu, repair, undo, a length of nothing, the last frame', async ({ page }) => {
  await openBench(page, 'frames/#f=817e000548656c6c6f');
  const focused = page.locator(':focus');
  await page.getByRole('button', { name: 'Fix it: use the shortest form' }).press('Enter');
  await expect(focused).toHaveId('findings-heading');
  await expect(page.getByText('Mended: the length is spelled as short as it goes')).toBeVisible();
  await undo(page).press('Enter');
  await expect(undo(page)).toBeFocused();
  await expect(page.getByText('Mended:')).toHaveCount(0);
  await page.locator('.bar summary').press('Enter');
  await page.getByRole('button', { name: 'Duplicate' }).press('Enter');
  await expect(page.locator('.bar summary')).toBeFocused();
  await list(page).press('Delete');
  await expect(counts(page)).toContainText('1 frame');
  await expect(cell(page, 72)).toHaveCount(0);
  await expect(focused).toHaveAttribute('data-bit');
  await page.locator('.pill[data-byte="0"]').focus();
  while ((await bytes(page)) !== '') await page.keyboard.press('Delete');
  await expect(cell(page, 0)).toBeFocused();
});

test('a dashed bit can be clicked: that is how a frame begins from nothing', async ({ page }) => {
  await openBench(page, HELLO);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('table[role=grid] .missing').first()).toBeVisible();
  await cell(page, 7).click();
  await expect(box(page)).toHaveValue('01');
  await cell(page, 0).click();
  await expect(box(page)).toHaveValue('81');
  await cell(page, 15).click();
  await expect(box(page)).toHaveValue('81 01');
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
  test('the first tap reads, Flip changes; nothing is too small or too wide', async ({ page }) => {
    await openBench(page, `zh/${HELLO}`);
    await cell(page, 4).tap();
    await expect(box(page)).toHaveValue('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    await page.getByRole('button', { name: '翻转' }).tap();
    await expect(box(page)).toHaveValue('89 85 37 fa 21 3d 7f 9f 4d 51 58');
    // What the change has to say is said where the finger is, until another bit is looked at.
    const note = page.locator('.dock > p').filter({ hasText: '已切到“原始”' });
    await expect(note).toBeInViewport({ ratio: 1 });
    await cell(page, 8).tap();
    await expect(note).toHaveCount(0);
    // The bit stays under the finger, though a list comes in above it.
    const top = async () => Math.round((await cell(page, 8).boundingBox())!.y);
    const before = await top();
    await page.getByRole('button', { name: '翻转' }).tap();
    await expect(list(page)).toBeAttached();
    await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(3);
    await expect(note).toHaveCount(0);
    await page.locator('.bar summary').tap();
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page, 24)).toEqual([]);
  });
});

test('both languages name every control', async ({ page }) => {
  await openBench(page, `${FRAMES.zh}#f=818537fa213d7f9f4d5158`);
  await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
  await expect(page.getByRole('switch', { name: 'MASK：1' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '操作码' })).toBeVisible();
});

test('the frame of the home page flips too, takes its bytes to the dissector and starts over', async ({ page }) => {
  await open(page, '');
  await cell(page, 7).click();
  await expect(page.locator('.pill[data-byte="0"]')).toHaveText('80');
  const link = page.getByRole('link', { name: 'Open this frame in the dissector' });
  await expect(link).toHaveAttribute('href', /frames\/#f=808537fa213d7f9f4d5158$/);
  await cell(page, 8).focus();
  await page.keyboard.press('0');
  await expect(page.getByText('4 bytes are left over behind this frame')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(link).toHaveAttribute('href', /frames\/#f=818537fa213d7f9f4d5158$/);
  await expect(page.getByRole('button', { name: 'Start over' })).toHaveCount(0);
});

test('on paper a field is its value, not the control that sets it', async ({ page }) => {
  await openBench(page, HELLO);
  await page.emulateMedia({ media: 'print' });
  await expect(row(page, 'Masking key').locator('.paper')).toHaveText('37 fa 21 3d');
  await expect(row(page, 'Masking key').locator('.paper')).toBeVisible();
  await expect(row(page, 'Masking key').locator('input')).toBeHidden();
  expect(await row(page, 'Payload').locator('.value').innerText()).toMatch(/^\s*7f 9f 4d 51 58\s*$/);
});

for (const path of Object.values(FRAMES)) {
  test(`${path}: nothing moves when formats and controls arrive, on any screen`, async ({ page }) => {
    const marks = [
      '.box',
      '.strip-place',
      'table[role=grid]',
      '.fields',
      '.fields tr:nth-child(5)',
      '.fields tr:last-child',
      '#findings-heading',
    ];
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('about:blank');
      await open(page, path);
      const tops = () =>
        page.evaluate((each) => each.map((mark) => Math.round(document.querySelector(mark)!.getBoundingClientRect().top + scrollY)), marks);
      const before = await tops();
      await page.mouse.move(5, 5);
      await page.mouse.move(8, 8);
      await expect(undo(page).or(page.getByRole('button', { name: '撤销' }))).toBeVisible();
      await expect(page.locator('#payload-heading')).toBeVisible();
      const after = await tops();
      const moved = marks.filter((_, at) => Math.abs(after[at]! - before[at]!) > 1);
      expect(moved, `${width} px`).toEqual([]);
    }
  });
}
