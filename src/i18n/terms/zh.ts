/**
 * 其他目录都要用到的中文词：操作码、关闭码、方向、数量。
 *
 * Knows wording and what the registries say about close codes. Must not know frames, findings or pages.
 */
import type { Shape } from '../catalogue.ts';
import { closeCodeKind, type CloseCodeText } from './close-codes.ts';
import type { en } from './en.ts';

const OPCODES = ['延续', '文本', '二进制', '', '', '', '', '', '关闭', 'Ping', 'Pong'];
const NOUNS: Readonly<Record<number, string>> = {
  0: '延续帧',
  1: '文本帧',
  2: '二进制帧',
  8: '关闭帧',
  9: 'Ping 帧',
  10: 'Pong 帧',
};

const EITHER = '双方都可以发送。';
const PAGE = '双方都可以发送，网页也可以。';
const NEVER = '从不发送：只由接收方报告给自己的程序。';
const CLOSE_CODES: Readonly<Record<number, CloseCodeText>> = {
  1000: { name: 'Normal Closure', meaning: '正常关闭，连接的任务已经完成', sender: PAGE },
  1001: { name: 'Going Away', meaning: '一方要离开：服务器正在停机，或浏览器正在离开页面', sender: EITHER },
  1002: { name: 'Protocol Error', meaning: '对端违反了协议', sender: EITHER },
  1003: { name: 'Unsupported Data', meaning: '收到了这一端不接受的数据类型，例如二进制', sender: EITHER },
  1004: { name: 'Reserved', meaning: '保留，尚未定义含义', sender: '谁都不能发送。' },
  1005: { name: 'No Status Received', meaning: '收到的关闭帧里没有关闭码', sender: NEVER },
  1006: { name: 'Abnormal Closure', meaning: '没有收到关闭帧，连接就断了', sender: NEVER },
  1007: { name: 'Invalid Frame Payload Data', meaning: '文本消息不是合法的 UTF-8', sender: EITHER },
  1008: { name: 'Policy Violation', meaning: '消息违反了这一端的策略，又没有更贴切的关闭码', sender: EITHER },
  1009: { name: 'Message Too Big', meaning: '消息太大，这一端处理不了', sender: EITHER },
  1010: {
    name: 'Mandatory Extension',
    meaning: '客户端需要某个扩展，而服务器没有同意',
    sender: '由客户端发送；服务器遇到这种情况会直接拒绝握手。',
  },
  1011: { name: 'Internal Error', meaning: '这一端内部发生了意外错误', sender: EITHER },
  1012: { name: 'Service Restart', meaning: '服务器正在重启，请随机等一小会儿再连', sender: '由服务器发送。' },
  1013: { name: 'Try Again Later', meaning: '服务器过载，请稍后再连', sender: '由服务器发送。' },
  1014: { name: 'Bad Gateway', meaning: '网关从后端服务器收到了无效的应答', sender: '由网关或代理发送。' },
  1015: { name: 'TLS Handshake', meaning: 'TLS 握手失败', sender: NEVER },
  3000: { name: 'Unauthorized', meaning: '没有有效的登录凭证', sender: EITHER },
  3003: { name: 'Forbidden', meaning: '不允许这样做', sender: EITHER },
  3008: { name: 'Timeout', meaning: '等待超时', sender: EITHER },
};

export const zh = {
  opcodeName: (opcode) => OPCODES[opcode] || (opcode < 8 ? '保留（数据）' : '保留（控制）'),
  frameNoun: (opcode) => NOUNS[opcode] ?? `保留帧 0x${opcode.toString(16)}`,
  closeCode: (code) => {
    const known = CLOSE_CODES[code];
    if (known) return known;
    switch (closeCodeKind(code)) {
      case 'unused':
        return { name: '不使用', meaning: '0 到 999 不使用', sender: '谁都不能发送。' };
      case 'registered':
        return { name: '注册区间', meaning: '3000 到 3999 留给库和框架，需在 IANA 注册', sender: PAGE };
      case 'private':
        return { name: '私用区间', meaning: '4000 到 4999 的含义由双方自行约定', sender: PAGE };
      case 'undefined':
        return { name: '未定义', meaning: '5000 及以上没有定义', sender: '谁都不能发送。' };
      default:
        return { name: '保留', meaning: '1016 到 2999 留给协议的后续版本和扩展', sender: '现在谁都不能发送。' };
    }
  },
  direction: (direction) => (direction === 'c2s' ? '客户端到服务器' : direction === 's2c' ? '服务器到客户端' : '方向未知'),
  bytes: (count) => `${count} 字节`,
  bits: (count) => `${count} 位`,
  frames: (count) => `${count} 帧`,
  messages: (count) => `${count} 条消息`,
  problems: (count) => (count === 0 ? '没有问题' : `${count} 个问题`),
  quote: (text) => `“${text}”`,
} satisfies Shape<typeof en>;
