/**
 * 各个分步工具共用的中文文案：步进条、先猜一猜、链接里无法识别的部分。
 *
 * Knows the words around the steps. Must not know a tool, or what its steps are called.
 */
import type { ToolTexts } from './en.ts';

export const zh: ToolTexts = {
  stepper: {
    first: '第一步',
    previous: '上一步',
    play: '播放',
    pause: '暂停',
    next: '下一步',
    last: '最后一步',
    scrub: '步骤',
    speed: '速度',
    times: (speed) => `${speed}×`,
    at: (step, count, name) => `第 ${step} 步，共 ${count} 步：${name}`,
    start: (count, name) => `共 ${count} 步，还没开始。第一步：${name}`,
    spoken: (position, sentence) => `${position}。${sentence}`,
    ask: '先让我猜',
    commit: '看看对不对',
    dontKnow: '不知道',
    right: (answer) => `对，是 ${answer}。`,
    wrong: (said, answer) => `你猜的是 ${said}，实际是 ${answer}。`,
    told: (answer) => `是 ${answer}。`,
  },
  link: {
    elsewhere: '在工具页中打开',
    unread: (part) => `这个链接里有一部分无法识别：${part}。`,
    unreadMany: (parts) => `这个链接里有几部分无法识别：${parts}。`,
  },
};
