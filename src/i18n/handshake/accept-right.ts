/** What is said of an accept that fits its key: by the first view, and by its finding. Knows both languages. */
export const acceptRight = {
  en: {
    title: 'Accept is right',
    text: 'Accept is right. It proves that the peer read this request; it proves nothing about who the peer is.',
  },
  zh: { title: 'Accept 正确', text: 'Accept 正确。它证明对方读过这个请求，但不证明对方是谁。' },
} as const;
