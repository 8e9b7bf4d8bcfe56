/** How bytes stand in specifications, rules, viewers and sentences: where people write so, and what they write. */
import type { Format } from '../../src/capture/reading.ts';

const PLAIN = '810548656c6c6f';
const MASKED = '818537fa213d7f9f4d5158';
const FF = '/'.repeat(64);

type Row = readonly [format: Format, hex: string, paste: string, directions?: string];

/** By where it is written. */
export const PRINTED: Readonly<Record<string, readonly Row[]>> = {
  'ABNF, RFC 5234 §2.3': [
    ['hex-list', PLAIN, '%x81.05.48.65.6c.6c.6f'],
    ['hex-list', PLAIN, 'frame = %x81 %x05 %x48 %x65 %x6C %x6C %x6F ; unmasked'],
    ['hex-list', PLAIN, 'hello-frame = %x81.05 "Hello" ; FIN and text, then the length'],
    ['hex-list', PLAIN, '%d129.5.72.101.108.108.111'],
    ['hex-list', PLAIN, '%b10000001.00000101 %x48.65.6c.6c.6f'],
    ['hex-list', MASKED, '  %x81.85 %x37.fa.21.3d\n  %x7f.9f.4d.51.58'],
    ['hex-list', '8900', 'ping = %x89.00 ; opcode %x9'],
  ],
  'rules of Snort and Suricata': [
    ['escapes', PLAIN, 'content:"|81 05|Hello"; depth:7;'],
    ['escapes', PLAIN, 'alert tcp any any -> any 80 (msg:"ws text"; content:"|8105|Hello"; sid:1000001; rev:1;)'],
    ['escapes', '8105', 'content:"|81|"; content:"|05|"; distance:0;'],
    ['escapes', '8102223b', 'content:"|81 02|\\"\\;"; nocase;'],
    ['escapes', PLAIN, '|81 05|Hello'],
    ['hex', PLAIN, 'content:"|81 05 48 65 6C 6C 6F|"; offset:0;'],
  ],
  'less, vim and serial terminals': [
    ['escapes', PLAIN, '<81><05>Hello'],
    ['escapes', PLAIN, '<81>^EHello'],
    ['escapes', '811048656c6c6f20776f726c642121212121', '<81>^PHello world!!!!!'],
    ['hex', PLAIN, '<81><05><48><65><6c><6c><6f>'],
  ],
  'cat -v': [
    ['escapes', PLAIN, 'M-^A^EHello'],
    ['escapes', '8a027f41', 'M-^J^B^?A'],
  ],
  'dotted and dashed decimals, in chats and e-mails': [
    ['decimal', PLAIN, '129.5.72.101.108.108.111'],
    ['decimal', PLAIN, '129-5-72-101-108-108-111'],
    ['decimal', PLAIN, '129/5/72/101/108/108/111'],
    ['decimal', PLAIN, '129:5:72:101:108:108:111'],
    ['decimal', PLAIN, '129_5_72_101_108_108_111'],
    ['decimal', PLAIN, 'the server sent 129.5.72.101.108.108.111 and closed'],
    ['decimal', '8900', '137.0'],
    ['decimal', '880203e8', '136.2.3.232'],
    ['decimal', `${PLAIN}8900`, '129.5.72.101.108.108.111\n137.0'],
  ],
  'the hex view of Burp Suite': [
    ['hexdump', PLAIN, '0\t81\t05\t48\t65\t6c\t6c\t6f\tHello'],
    ['hexdump', PLAIN, '0  81  05  48  65  6c  6c  6f  --  --  --  --  --  --  --  --  --  Hello'],
    [
      'hexdump',
      '811048656c6c6f20776f726c642121212121',
      '0\t81\t10\t48\t65\t6c\t6c\t6f\t20\t77\t6f\t72\t6c\t64\t21\t21\t21\n1\t21\t21\t--\t--\t--\t--\t--\t--\t--\t--\t--\t--\t--\t--\t--\t--',
    ],
    ['hexdump', '811048656c6c6f20776f726c642121212121', '0   81 10 48 65 6c 6c 6f 20 77 6f 72 6c 64 21 21 21\n10  21 21'],
    ['hexdump', '81064142434445464748', '0  81 06 41 42\n4  43 44 45 46\n8  47 48'],
    ['hexdump', PLAIN, '0 | 81 05 48 65 6c 6c 6f | .Hello'],
  ],
  'base64 wrapped by an encoder, many bytes ff': [
    ['base64', `827e00c0${'ff'.repeat(192)}`, `gn4AwP${'/'.repeat(58)}\n${FF}\n${FF}\n${FF}\n/////w==`],
    ['base64', `827e00b6${'ff'.repeat(182)}`, `data in base64:\n\ngn4Atv${'/'.repeat(58)}\n${FF}\n${FF}\n${'/'.repeat(56)}`],
  ],
  'sentences, in questions': [
    ['hex', '8105', 'the first byte is 81, the second is 05'],
    ['hex', '8105', 'the 1st byte is 0x81 and the 2nd is 0x05'],
    ['hex', PLAIN, 'It begins with 81 and 05, then comes 48 65 6c 6c 6f'],
    ['decimal', PLAIN, 'first byte 129, second byte 5, then 72 101 108 108 111'],
    ['binary-digits', '8105', 'My first byte is 10000001 and the second is 00000101'],
  ],
  '句子，提问里': [
    ['hex', '8105', '第一个字节是 81，第二个是 05'],
    ['hex', '8105', '第一个字节是0x81，第二个字节是0x05'],
    ['hex', PLAIN, '第一个字节是81，第二个是05，后面是48 65 6c 6c 6f'],
    ['hex', PLAIN, '首字节为 0x81，次字节为 0x05，负载 48 65 6c 6c 6f'],
    ['hex-list', '8105', '以 0x81 0x05 开头，后面是 Hello'],
    ['hex', PLAIN, '服务器收到81 05 48 65 6c 6c 6f'],
    ['decimal', '8105', '第一个字节是129，第二个字节是5'],
    ['binary-digits', '8105', '收到的第一个字节是10000001，第二个是00000101'],
  ],
};

/** What looks like one of these and is none: what a reader of them must not take for bytes. */
export const NOT_PRINTED: Readonly<Record<string, readonly string[]>> = {
  'addresses, versions, dates and times': [
    'listening on 192.168.1.10',
    'version 1.2.3',
    '2024-05-01',
    '12:30:45',
    'OID 1.3.6.1.4.1.311',
    'see section 5.2 of RFC 6455',
  ],
  'grammar that is no octet': ['frame-fin = %x0 ; more frames of this message follow\n / %x1 ; final frame of this message', '%x30-39'],
  'text in bars and angles': ['|a|b|c|', '<b>bold</b> and <i>not</i>', 'M-x replace-string'],
};
