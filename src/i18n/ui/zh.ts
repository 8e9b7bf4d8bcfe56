/**
 * 通用组件的中文文案：位网格、字节条、字段表、复制菜单、按键表。
 *
 * Knows the words every page needs. Must not know a field, a finding or a page.
 */
import type { UiTexts } from './en.ts';

const number = (n: number): string => n.toLocaleString('en');

export const zh: UiTexts = {
  grid: {
    label: (bytes) => `帧的比特，共 ${number(bytes)} 字节`,
    row: (byte, hex) => `第 ${byte} 字节，十六进制 ${hex}`,
    rows: (first, last) => `第 ${first} 到 ${last} 字节`,
    rowMissing: (byte) => `第 ${byte} 字节，还没到`,
    cell: (field, bit, byte) => `${field}，第 ${byte} 字节第 ${bit} 位`,
    missing: (name) => `${name}，还没到`,
    fault: (name, n) => `${name}，问题 ${n}`,
    more: (rows) => `……还有 ${number(rows)} 行`,
    fewer: '收起',
    msbHint: '第 0 位是最高位，和 RFC 一致；多数程序的数法正好相反。',
  },
  strip: {
    add: '添加一个字节',
    label: (bytes) => `字节，共 ${number(bytes)} 个`,
    byte: (index, hex, fields) => `第 ${index} 字节，${hex}，${fields.join('、')}`,
    unmaskedByte: (index, hex, fields) => `第 ${index} 字节，去掩码后为 ${hex}，${fields.join('、')}`,
    asSent: '原始字节',
    unmasked: '去掩码后',
    view: '负载字节',
    more: (bytes) => `……还有 ${number(bytes)} 字节`,
  },
  table: {
    caption: '这一帧的字段',
    field: '字段',
    value: '值',
    meaning: '含义',
    computed: '计算值',
    computedHint: '由其他字节计算得出，不是直接读到的',
    problems: (n) => `${number(n)} 个问题`,
    missing: '还没到',
    partly: (bits) => `还差 ${bits}`,
  },
  explain: {
    label: '说明',
    idle: '指向或点按任意一位、一个字节、一个字段，这里会解释它。',
    pinned: '已固定',
  },
  finding: {
    error: '连接失败',
    warning: '违反规定',
    note: '提示',
    closeCode: (code) => `关闭码 ${code}`,
    forExample: (who) => `例如 ${who} 会显示：`,
    reference: '在速查页查看',
    repair: '怎么办：',
    number: (n) => `问题 ${n}`,
  },
  copy: {
    menu: '复制',
    done: '已复制',
    byHand: '已选中，请按 Ctrl+C 或 ⌘C',
    text: '要复制的文本',
  },
  keys: {
    title: '位网格的按键',
    close: '关闭',
    rows: [
      { keys: ['←', '→'], does: '上一位、下一位' },
      { keys: ['↑', '↓'], does: '上一行、下一行的同一位' },
      { keys: ['Ctrl ←', 'Ctrl →'], does: '上一个、下一个字段' },
      { keys: ['Home', 'End'], does: '本行第一位、最后一位' },
      { keys: ['Page Up', 'Page Down'], does: '上移、下移四行' },
      { keys: ['Enter', 'Space'], does: '固定字段，再按一次取消' },
      { keys: ['f'], does: '下一个字段' },
      { keys: ['i'], does: '下一个问题' },
      { keys: ['c'], does: '复制指向的内容' },
      { keys: ['Esc'], does: '取消固定' },
      { keys: ['?'], does: '打开这份列表' },
    ],
  },
};
