/** 代码练习的中文文字：编辑器、运行情况，以及没有结果的原因。 */
import type { CodeWords } from './code-en.ts';

const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const heard = (count = 0): string => (count === 0 ? '无人监听' : `${count} 个处理函数`);

export const codeZh: CodeWords = {
  editor: '你的代码',
  keys: '开始输入后，Tab 用来缩进；先按 Escape 再按 Tab 可离开编辑器。',
  full: (most) => `编辑器最多容纳 ${most} 个字符。`,
  run: '运行',
  running: '正在运行……',
  results: '运行情况',
  passed: '通过',
  failed: '还不对',
  notRun: '未运行',
  expected: '应得',
  actual: '你的',
  noValue: '没有返回值',
  legend: '带 − 的行只出现在你的运行中，带 + 的行只出现在正确答案的运行中。',
  only: { mine: '只在你的运行中：', theirs: '只在正确答案的运行中：' },
  unlogged: (n) => `还有 ${n} 行没有显示。`,
  quiet: '什么也没有发生。',
  milliseconds: (at) => `${at} ms`,
  inLine: (line) => `（第 ${line} 行）`,
  state: (state) => `结束时 readyState 为 ${state}，即 ${STATES[state] ?? ''}。`,
  log: ({ kind, text, heard: count }) => {
    switch (kind) {
      case 'new':
        return `new WebSocket("${text}")`;
      case 'open':
      case 'error':
        return `${kind} 事件：${heard(count)}`;
      case 'message':
        return `message 事件 "${text}"：${heard(count)}`;
      case 'close':
        return `close 事件，关闭码 ${text}：${heard(count)}`;
      case 'send':
        return `send "${text}"：已发出`;
      case 'send-early':
        return `send "${text}"：抛出异常，还在 CONNECTING`;
      case 'send-late':
        return `send "${text}"：已丢弃，连接已结束`;
      case 'close-call':
        return `close(${text})`;
      case 'console':
        return `控制台：${text}`;
      case 'throws':
        return `未捕获的 ${text}`;
    }
  },
  trouble: (trouble) => {
    const at = 'line' in trouble && trouble.line !== null ? `第 ${trouble.line} 行：` : '';
    switch (trouble.what) {
      case 'syntax':
        return `${at}\`${trouble.text}\`。这还不是合法的 JavaScript，所以什么也没有运行。请检查这一行和它的上一行。`;
      case 'threw':
        return `${at}代码抛出了 \`${trouble.text}\`，没有返回值。`;
      case 'no-function':
        return '题目要的函数不见了。请保留它的名字，或者重新开始。';
      case 'import':
        return '这里不能出现 `import` 这个词，注释里也不行：代码单独运行，不会为它加载任何东西。需要的都已经在这里了。';
      case 'stopped':
        return '代码运行两秒仍未结束，已被停止。是不是有个循环永远不会结束？你的代码还在。';
      case 'broke-off':
        return '运行中断了，可能是内存用得太多，或者改动了语言自带的对象。你的代码还在。';
      case 'policy':
        return '本站所用的安全策略禁止运行你的代码。你仍然可以自己推演，再和答案对照。';
      case 'not-loaded':
        return '运行代码所需的文件没有加载成功。网络是否正常？请再试一次，你的代码还在。';
      case 'not-run':
        return '未运行。';
    }
  },
};
