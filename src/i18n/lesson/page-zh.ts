/** 每一课页面框架和课程地图的中文文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  minutes: (n) => `约 ${n} 分钟`,
  lessonNumber: (n) => `第 ${n} 课`,
  crumbs: '这一课的位置',
  goal: '学完这一课，你能够',
  buildsOn: '需要先学：',
  testOut: '已经会了？先做一道题试试：',
  contents: '本课内容',
  exercise: (n) => `练习 ${n}`,
  prediction: '先猜一猜',
  tool: '动手试试',
  recap: {
    heading: '带走这些',
    facts: '三个要点',
    myth: '常见误解',
    truth: '其实',
    sections: '出处：',
    frame: '用本课的帧继续探索：',
    handshake: '接着看本课的握手',
  },
  key: { heading: '答案', intro: '供打印和不运行脚本时阅读：每题给出一个正确答案和理由。' },
  previous: '上一课',
  next: '下一课',
  others: '其他课程',
  toCourse: '全部课程',
} satisfies Shape<typeof pageEn>;
