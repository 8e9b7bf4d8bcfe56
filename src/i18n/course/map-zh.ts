/** 课程地图的文字：进度，以及怎样带走它。 */
import type { MapTexts } from './map-en.ts';

export const mapZh: MapTexts = {
  minutes: (n) => `${n} 分钟`,
  exercises: (n) => `${n} 道练习`,
  solved: (n, of) => `已完成 ${n}/${of}`,
  finished: '全部完成',
  soon: '编写中',
  review: {
    title: '复习',
    how: '每天五张卡片，来自学完的课，每次换新的数',
    due: (n) => (n === 0 ? '今天没有到期的卡片' : `今天有 ${n} 张到期`),
  },
  keep: {
    heading: '你的进度',
    intro: '进度只保存在这个浏览器里。可以存成文件带到别处，也可以清空。',
    export: '存为文件',
    import: '载入文件',
    reset: '全部清空',
    sure: '要清空所有猜测、尝试和已完成的练习吗？清空后无法恢复。',
    yes: '清空',
    no: '保留',
    cleared: '已全部清空。',
    loaded: '文件已载入。',
    notOne: '这个文件里没有课程进度：只能载入在这里用“存为文件”保存的文件。进度没有改动。',
  },
};
