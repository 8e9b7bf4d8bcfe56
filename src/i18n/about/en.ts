/** English words of the About page. */
export const en = {
  lead: 'Frame by Frame shows what is inside WebSocket traffic: paste bytes in whatever form you have them, and every bit gets its name, every length its reason, every fault its rule and its repair.',
  how: 'Everything you see is computed from the bytes, here in your browser, by one small library that also runs on the command line. Rules carry the section of the RFC they come from, so you can check them.',
  privacy: {
    heading: 'What stays on your device',
    intro:
      'All of it. The site has no server of its own beyond the one that hands out its files: no account, no cookie, no statistics, no request to anyone else.',
    link: 'A link you share keeps its bytes after the # sign. Browsers never send that part to a server; whoever gets the link has the bytes.',
    storage: 'The browser keeps these entries for this site:',
    theme: 'The theme you chose. Kept until you go back to the system’s.',
    motion: 'That you switched movement off. Kept until you switch it on again.',
    course: 'What you did in the course: guesses, tries, solved exercises. Kept until you clear it on the course page.',
    paste: 'The last paste and how it was read, so that a reload does not lose it. Forgotten when you close the tab or press Clear.',
    payload:
      'A payload of the masking page that is too long for a link, so that a reload does not lose it. Forgotten when you close the tab or press Forget it.',
    offline: 'A copy of the site’s files, so that it opens without a network.',
    offlineName: 'Offline copy',
    where: { local: 'localStorage', session: 'sessionStorage', cache: 'Cache Storage' },
  },
  report: {
    heading: 'Reporting a fault',
    repository: 'Open an issue in the project’s repository:',
    noRepository: 'Open an issue in the repository you got this site from.',
    bring:
      'Most useful are the bytes, or a link that holds them, what you expected to read, and which browser you use. Please remove anything secret from a capture first.',
  },
  licence: {
    heading: 'Licence, version, credits',
    version: (version: string) => `This is version ${version}. Frame by Frame is free software under the MIT licence.`,
    font: 'Bytes are set in a subset of JetBrains Mono, © The JetBrains Mono Project Authors, under the SIL Open Font License:',
    fontLink: 'licence text',
    software:
      'The page is built with Svelte (MIT licence). The protocol is RFC 6455 by I. Fette and A. Melnikov; what its text says is cited, not copied.',
  },
};
