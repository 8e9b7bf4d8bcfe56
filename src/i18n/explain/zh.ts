/**
 * 关于这一帧里的字段、字节和位的中文句子，以及给读屏软件的整帧说明。
 *
 * Knows wording. Must not compute protocol facts (facts.ts and the frame have them) or know which view shows it.
 */
import type { FieldNode } from '../../protocol/annotation/model.ts';
import type { FieldId } from '../../protocol/fields.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import type { Shape } from '../catalogue.ts';
import { zh as fields } from '../fields/zh.ts';
import { zh as terms } from '../terms/zh.ts';
import type { en } from './en.ts';
import {
  bytesOf,
  characterAt,
  excerpt,
  findingOn,
  hexByte,
  hexOf,
  stopped,
  isNumber,
  laneOf,
  numberIn,
  opcodeHex,
  payloadByte,
  placeOf,
  utf8,
} from './facts.ts';

const isControl = (opcode: number): boolean => opcode >= 8;
const isReserved = (opcode: number): boolean => terms.opcodeName(opcode).startsWith('保留');

function fin({ fin, opcode }: DissectedFrame): string {
  if (isControl(opcode)) return fin ? 'FIN 为 1：控制帧从不分片，总是 1。' : 'FIN 为 0，但控制帧从不分片，这里必须是 1。';
  const noun = terms.frameNoun(opcode);
  if (fin) return opcode === 0 ? 'FIN 为 1：这个延续帧是消息的最后一帧。' : `FIN 为 1：这个${noun}是消息的最后一帧，也是第一帧。`;
  return opcode === 0 ? 'FIN 为 0：这条消息后面还有帧。' : `FIN 为 0：这个${noun}是消息的开头，后面还有延续帧。`;
}

function rsv(frame: DissectedFrame, which: 1 | 2 | 3): string {
  const set = [frame.rsv1, frame.rsv2, frame.rsv3][which - 1];
  if (!set) return `RSV${which} 为 0：没有扩展用它做标记。`;
  if (which === 1 && findingOn(frame, 'rsv1-misplaced')) return 'RSV1 为 1，但它只能出现在压缩消息的第一帧。';
  if (which > 1 || findingOn(frame, 'rsv-without-extension')) return `RSV${which} 为 1，但没有协商使用它的扩展。`;
  return 'RSV1 为 1：这条消息经过 permessage-deflate 压缩。';
}

const OPCODE_MEANING: Readonly<Record<number, string>> = {
  0: '延续帧，接着前面的帧继续发同一条消息。',
  1: '文本帧，消息是 UTF-8 文本。',
  2: '二进制帧，字节的含义由双方程序约定。',
  8: '关闭帧，这一方发的最后一帧，可以带关闭码和原因，也可以为空。',
  9: 'Ping 帧，问对端是否还在；对端用 Pong 原样送回负载。',
  10: 'Pong 帧，对 Ping 的应答，负载相同；也可以主动发送，表示还在。',
};
const opcode = (value: number): string =>
  `操作码 ${opcodeHex(value)}：${OPCODE_MEANING[value] ?? `保留给将来的${value < 8 ? '数据' : '控制'}帧，接收方会使连接失败。`}`;

function mask(frame: DissectedFrame): string {
  if (frame.masked) {
    return findingOn(frame, 'mask-present-from-server')
      ? 'MASK 为 1，后面有 4 字节掩码键，但服务器发的帧不得加掩码。'
      : 'MASK 为 1：后面有 4 字节掩码键，负载加了掩码，客户端发的每一帧都是这样。';
  }
  return findingOn(frame, 'mask-missing-from-client')
    ? 'MASK 为 0，没有掩码键，但客户端必须给每一帧加掩码。'
    : 'MASK 为 0：没有掩码键，负载可以直接读，服务器发的每一帧都是这样。';
}

function length7(frame: DissectedFrame, code: number): string {
  if (code < 126) return code === 0 ? '长度 0：这一帧没有负载。' : `长度 ${code}：负载有 ${code} 字节；不超过 125 时，这 7 位就够了。`;
  const [bytes, form] = code === 126 ? [2, 16] : [8, 64];
  const total = frame.declaredLength === null ? '' : `（${frame.declaredLength}）`;
  return `长度码 ${code}：它本身不是长度，真正的长度是后面 ${bytes} 个字节里的 ${form} 位数${total}。`;
}

function extendedLength(node: FieldNode, frame: DissectedFrame, form: 16 | 64): string {
  const bytes = hexOf(bytesOf(node, frame));
  if (frame.declaredLength === null) return `${form} 位长度，高字节在前，现在只有 ${bytes || '0 字节'}。`;
  const sentence = `${bytes}，高字节在前，表示负载有 ${terms.bytes(frame.declaredLength)}。`;
  if (findingOn(frame, 'length-top-bit-set')) return `${sentence}最高位必须为 0。`;
  return findingOn(frame, 'length-not-minimal') ? `${sentence}其实有更短的写法，而协议要求用最短的。` : sentence;
}

function key(node: FieldNode, frame: DissectedFrame): string {
  const bytes = hexOf(frame.maskingKey ?? bytesOf(node, frame));
  if (frame.maskingKey?.every((byte) => byte === 0)) return `掩码键 ${bytes}：与 0 异或等于没改，负载就是原样。`;
  return `掩码键${bytes ? ` ${bytes}` : '（还没有到）'}：负载的第 i 个字节与掩码键的第 i mod 4 个字节异或。`;
}

function payload(node: FieldNode, frame: DissectedFrame): string {
  const bytes = bytesOf(node, frame);
  const count = terms.bytes(frame.payload.length);
  if (frame.payload.length === 0) return node.missingBits > 0n ? '负载还一个字节都没有到。' : '负载为空。';
  if (node.field === 'frame.payload' && frame.masked)
    return `负载 ${count}，这是它在线路上的样子，已用掩码键加掩码：${stopped(hexOf(bytes), '。')}`;
  const text = frame.text ?? (frame.opcode > 8 ? utf8(frame.payload) : null);
  const shown = text === null ? hexOf(frame.payload) : terms.quote(excerpt(text));
  return `${node.field === 'frame.payload' ? '负载' : '去掩码后的负载'} ${count}：${shown}。`;
}

function closeCode(code: number): string {
  const { name, meaning, sender } = terms.closeCode(code);
  return `关闭码 ${code}（${code.toString(16).padStart(4, '0').replace(/(..)/, '$1 ')}），${name}：${meaning}。${sender}`;
}

function closeReason(frame: DissectedFrame): string {
  const bytes = frame.payload.subarray(2);
  const text = utf8(bytes);
  return text === null
    ? `关闭原因有 ${terms.bytes(bytes.length)}，但不是合法的 UTF-8：${stopped(hexOf(bytes), '。')}`
    : `关闭原因${terms.quote(excerpt(text))}：用了 ${terms.bytes(bytes.length)}，最多可用 123 字节。`;
}

function character(node: FieldNode, frame: DissectedFrame): string {
  const bytes = bytesOf(node, frame);
  const text = utf8(bytes);
  const point = text?.codePointAt(0);
  if (text === null || point === undefined) return `${hexOf(bytes)}：不是一个完整的 UTF-8 字符。`;
  return `${terms.quote(excerpt(text))}是 U+${point.toString(16).toUpperCase().padStart(4, '0')}，在 UTF-8 中占 ${terms.bytes(bytes.length)}：${hexOf(bytes)}。`;
}

const FIELDS: Readonly<Record<FieldId, (node: FieldNode, frame: DissectedFrame) => string>> = {
  frame: (_, frame) => frameSentence(frame),
  'frame.fin': (_, frame) => fin(frame),
  'frame.rsv1': (_, frame) => rsv(frame, 1),
  'frame.rsv2': (_, frame) => rsv(frame, 2),
  'frame.rsv3': (_, frame) => rsv(frame, 3),
  'frame.opcode': (_, frame) => opcode(frame.opcode),
  'frame.mask': (_, frame) => mask(frame),
  'frame.payload-length-7': (node, frame) => length7(frame, Number(numberIn(node, frame))),
  'frame.payload-length-16': (node, frame) => extendedLength(node, frame, 16),
  'frame.payload-length-64': (node, frame) => extendedLength(node, frame, 64),
  'frame.payload-length': (_, frame) =>
    frame.declaredLength === null
      ? '还不知道负载有多长：表示长度的字节没有到齐。'
      : `帧头声明负载有 ${terms.bytes(frame.declaredLength)}，用 ${terms.bits(frame.lengthForm)}写出。`,
  'frame.masking-key': key,
  'frame.payload': payload,
  'frame.payload-unmasked': payload,
  'frame.close-code': (_, frame) =>
    frame.payload.length < 2 ? '只有半个关闭码：第二个字节没有。' : closeCode((frame.payload[0]! << 8) | frame.payload[1]!),
  'frame.close-reason': (_, frame) => closeReason(frame),
  'text.character': character,
};

function explain(node: FieldNode, frame: DissectedFrame): string {
  const missing = node.missingBits % 8n === 0n ? terms.bytes(node.missingBits / 8n) : terms.bits(node.missingBits);
  if (node.missingBits > 0n && node.range.start === node.range.end) return `${fields[node.field].name}：还没有到，差 ${missing}。`;
  const sentence = FIELDS[node.field](node, frame);
  return node.missingBits === 0n || node.field === 'frame' ? sentence : `${sentence}还差 ${missing}。`;
}

function explainByte(node: FieldNode, frame: DissectedFrame, at: number): string {
  const byte = bytesOf(node, frame)[at];
  if (byte === undefined) return explain(node, frame);
  switch (node.field) {
    case 'frame.payload-length-16':
    case 'frame.payload-length-64':
    case 'frame.close-code': {
      const size = node.field === 'frame.payload-length-64' ? 8 : 2;
      const weight = 256n ** BigInt(size - 1 - at);
      const what = node.field === 'frame.close-code' ? '关闭码' : '长度';
      return `${what}的第 ${at} 个字节 ${hexByte(byte)}：${byte} × ${weight} = ${BigInt(byte) * weight}。`;
    }
    case 'frame.masking-key': {
      const { first, count } = laneOf(frame, at);
      if (count === 0) return `掩码键的第 ${at} 个字节 ${hexByte(byte)}：这里没有负载字节用到它。`;
      const which = count > first.length ? `${first.join('、')}……个字节，共 ${count} 个` : `${first.join('、')} 个字节`;
      return `掩码键的第 ${at} 个字节 ${hexByte(byte)}：用于负载的第 ${which}。`;
    }
    case 'frame.payload':
    case 'frame.payload-unmasked':
      return explainPayloadByte(frame, at);
    case 'frame.close-reason':
      return explainPayloadByte(frame, at + 2);
    default:
      return explain(node, frame);
  }
}

function explainPayloadByte(frame: DissectedFrame, at: number): string {
  const { wire, key: keyByte, plain } = payloadByte(frame, at);
  const found = frame.opcode === 8 && at < 2 ? null : characterAt(frame.payload, at);
  const part = !found
    ? ''
    : found.of === 1
      ? terms.quote(excerpt(found.text))
      : `（${terms.quote(found.text)}的 ${found.of} 个字节中的第 ${found.part} 个）`;
  return keyByte === null
    ? `负载的第 ${at} 个字节：${hexByte(plain)}${part}。`
    : `负载的第 ${at} 个字节在线路上是 ${hexByte(wire)}，与掩码键的第 ${at % 4} 个字节（${hexByte(keyByte)}）异或，得到 ${hexByte(plain)}${part}。`;
}

function explainBit(node: FieldNode, frame: DissectedFrame, at: number): string {
  const width = node.range.end - node.range.start;
  const { byte, bit } = placeOf(node, frame, at);
  const flip = whatIf(node, frame, at);
  if (width === 1) return `${explain(node, frame)}${flip}。`;
  const worth = isNumber(node.field) ? 1n << BigInt(width - 1 - at) : BigInt(128 >> (at % 8));
  return `${fields[node.field].name}，第 ${byte} 字节第 ${bit} 位，位权 ${worth}${flip ? `；${flip}` : ''}。`;
}

function whatIf(node: FieldNode, frame: DissectedFrame, at: number): string {
  const to = flipped(node, frame, at);
  return to === '' ? '' : `翻转 → ${to}`;
}

function flipped(node: FieldNode, frame: DissectedFrame, at: number): string {
  switch (node.field) {
    case 'frame.fin':
      return frame.fin ? 'FIN 0，后面还有帧' : 'FIN 1，消息的最后一帧';
    case 'frame.rsv1':
    case 'frame.rsv2':
    case 'frame.rsv3': {
      const which = Number(node.field.slice(-1));
      const set = [frame.rsv1, frame.rsv2, frame.rsv3][which - 1];
      return set ? `RSV${which} 0，不用扩展` : `RSV${which} 1，需要扩展`;
    }
    case 'frame.opcode': {
      const value = Number(numberIn(node, frame, at));
      return `${opcodeHex(value)} ${terms.opcodeName(value)}`;
    }
    case 'frame.mask':
      return frame.masked ? 'MASK 0，这 4 字节掩码键会变成负载' : 'MASK 1，后面 4 个字节会变成掩码键';
    case 'frame.payload-length-7': {
      const value = Number(numberIn(node, frame, at));
      return value < 126 ? `长度 ${value}` : `长度码 ${value}，长度在后面 ${value === 126 ? 2 : 8} 个字节里`;
    }
    case 'frame.payload-length-16':
    case 'frame.payload-length-64':
      return node.missingBits > 0n ? '' : `长度 ${numberIn(node, frame, at)}`;
    case 'frame.close-code': {
      if (node.missingBits > 0n) return '';
      const value = Number(BigInt((frame.payload[0]! << 8) | frame.payload[1]!) ^ (1n << BigInt(15 - at)));
      return `${value} ${terms.closeCode(value).name}`;
    }
    case 'frame.masking-key': {
      const lane = at >> 3;
      const byte = (bytesOf(node, frame)[lane] ?? 0) ^ (128 >> (at % 8));
      const { first } = laneOf(frame, lane);
      const rest =
        first.length === 0 ? '' : `，负载的第 ${first[0]} 个字节读作 ${hexByte((frame.payload[first[0]!] ?? 0) ^ (128 >> (at % 8)))}`;
      return `掩码键的第 ${lane} 个字节 ${hexByte(byte)}${rest}`;
    }
    case 'frame.payload':
    case 'frame.payload-unmasked': {
      const plain = (frame.payload[at >> 3] ?? 0) ^ (128 >> (at % 8));
      return `${hexByte(plain)}${plain >= 0x20 && plain < 0x7f ? terms.quote(String.fromCharCode(plain)) : ''}`;
    }
    default:
      return '';
  }
}

const frameSentence = (frame: DissectedFrame): string => `${frameParts(frame)}。`;

function frameParts(frame: DissectedFrame): string {
  const parts = [terms.frameNoun(frame.opcode)];
  if (frame.declaredLength === null) parts.push('帧头不完整');
  else parts.push(terms.bytes(frame.declaredLength));
  if (frame.masked) parts.push('已加掩码');
  if (!frame.fin && !isReserved(frame.opcode)) parts.push('后面还有');
  if (frame.missingBytes > 0n && frame.declaredLength !== null) parts.push(`还差 ${terms.bytes(frame.missingBytes)}`);
  return parts.join('，');
}

export const zh = {
  explain,
  explainByte,
  explainBit,
  whatIf,
  frameSentence,
  frameInList: (frame, of, problems) => `第 ${frame.index + 1} 帧，共 ${of} 帧：${frameParts(frame)}，${terms.problems(problems)}。`,
  announce: (format, frames, messages, problems, first) => {
    const read =
      format === null ? '' : `按${/^[A-Za-z0-9]/.test(format) ? ' ' : ''}${format}${/[A-Za-z0-9]$/.test(format) ? ' ' : ''}读取。`;
    if (frames === 0) return `${read}没有帧。`;
    if (frames === 1 && first) return `${read}1 个${frameParts(first)}，${terms.problems(problems)}。`;
    return `${read}${terms.frames(frames)}，${terms.messages(messages)}，${terms.problems(problems)}。`;
  },
} satisfies Shape<typeof en>;
