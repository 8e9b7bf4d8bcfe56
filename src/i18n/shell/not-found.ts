/** The page for addresses that do not exist, in both languages at once: it cannot know which one was wanted. */
export const notFoundTexts = {
  title: 'Page not found · 没有这个页面',
  en: {
    heading: 'There is no page at this address',
    text: 'The link may be mistyped or old.',
    home: 'Go to the start page',
    stuck: 'To reach the start page, shorten the address from its end.',
  },
  zh: {
    heading: '这个地址没有页面',
    text: '链接可能写错了，或者已经失效。',
    home: '回到首页',
    stuck: '想回到首页，可以从地址末尾开始逐级删短。',
  },
};
