/**
 * English words of the closing page's two endpoints.
 *
 * Knows wording. Must not know how a moment comes about: everything that happened comes in as a fact.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import type { Refused } from '../../protocol/connection/refusals.ts';
import type { Cause, Phase, TransitionId } from '../../protocol/connection/transitions.ts';
import type { Cargo, CloseFault, Deed, Outcome, PresetName } from './facts.ts';

const ROLES: Readonly<Record<Role, string>> = { client: 'Client', server: 'Server' };
const THE: Readonly<Record<Role, string>> = { client: 'the client', server: 'the server' };
const The: Readonly<Record<Role, string>> = { client: 'The client', server: 'The server' };

const seconds = (ms: number): string => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 3 })} s`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const bytes = (count: number): string => `${count} ${count === 1 ? 'byte' : 'bytes'}`;
const reasonOf = (reason: string): string => (reason === '' ? '' : ` “${reason}”`);

const PHASES: Readonly<Record<Phase, string>> = {
  connecting: 'CONNECTING',
  open: 'OPEN',
  'close-sent': 'CLOSING (Close sent)',
  'close-received': 'CLOSING (Close received)',
  'close-done': 'CLOSING (both, waiting for TCP)',
  ending: 'CLOSING (ending TCP)',
  closed: 'CLOSED',
};

/** The first six of more than seven bytes in hex. */
const cut = (hex: string): string => (hex.length > 20 ? `${hex.slice(0, 17)} …` : hex);

function cargoOf(cargo: Cargo): string {
  switch (cargo.kind) {
    case 'close':
      return cargo.code === null ? 'Close (empty)' : `Close ${cargo.code}${reasonOf(cargo.reason)}`;
    case 'text':
      return `text “${cargo.text}”`;
    case 'raw':
      return `raw ${cut(cargo.hex)}`;
    default:
      return { ping: 'Ping', pong: 'Pong', fin: 'TCP FIN', rst: 'TCP RST', request: 'GET … Upgrade', response: '101', refusal: '403' }[
        cargo.kind
      ];
  }
}

/** For a wire as narrow as a phone's. */
function cargoShort(cargo: Cargo): string {
  if (cargo.kind === 'close') return `Close ${cargo.code ?? ''}`;
  return cargo.kind === 'text' || cargo.kind === 'raw' ? cargo.kind : cargo.kind === 'request' ? 'GET' : cargoOf(cargo);
}

function deedOf(deed: Deed): string {
  switch (deed.what) {
    case 'start':
      return deed.established ? 'Both ends are OPEN, and nothing is on its way.' : 'The client has not sent its request yet.';
    case 'close':
      return `${The[deed.role]} calls close(${deed.code === null ? '' : deed.code}${deed.reason === '' ? '' : `, "${deed.reason}"`}).`;
    case 'text':
      return `${The[deed.role]} sends the text “${deed.text}”.`;
    case 'ping':
      return `${The[deed.role]} sends a Ping.`;
    case 'end':
      return `${The[deed.role]} closes TCP without a closing handshake.`;
    case 'lose':
      return `From now on nothing that ${THE[deed.role]} sends arrives.`;
    case 'raw':
      return `${The[deed.role]} sends these bytes, whatever the rules say: ${deed.hex}.`;
    case 'connect':
      return 'The client sends its opening handshake.';
    case 'fail-tls':
      return 'The TLS handshake fails, so not one byte of WebSocket is sent.';
    case 'refuse':
      return 'The server turns down whoever asks from now on.';
    case 'cut':
      return 'The cable is cut. No byte says so, and neither end notices.';
    case 'wait':
      return 'Time passes.';
    case 'nat-forgets':
      return 'Nothing has passed for so long that the NAT box forgets the connection. It tells nobody.';
    case 'arrival':
      return `${capital(cargoOf(deed.cargo))} arrives at ${THE[deed.to]}.`;
    case 'timer':
      return {
        close: `${The[deed.role]} has waited long enough and resets TCP.`,
        handshake: `${The[deed.role]} has waited long enough for the handshake.`,
        heartbeat: `It is time for a heartbeat: ${THE[deed.role]} sends a Ping.`,
        pong: `No Pong has come: ${THE[deed.role]} gives the connection up.`,
      }[deed.timer];
    case 'tcp-error':
      return `TCP at ${THE[deed.role]} has repeated its bytes long enough without an answer, and reports an error.`;
  }
}

function outcomeOf(outcome: Outcome): string {
  const who = ROLES[outcome.role];
  switch (outcome.what) {
    case 'sent':
      return `${who} sends ${cargoOf(outcome.cargo)}${outcome.lost ? ', which is lost' : ''}.`;
    case 'phase':
      return `${who}: now ${PHASES[outcome.to]}.`;
    case 'delivered':
      if (!outcome.closing) return `${who}: message “${outcome.text}” delivered.`;
      return outcome.role === 'client'
        ? `${who}: message “${outcome.text}” read. A page is not told: onmessage fires in OPEN only. ws and others deliver it.`
        : `${who}: message “${outcome.text}” delivered, although it is closing.`;
    case 'unanswered':
      return `${who} sends no Pong: its Close is on the way, and nothing follows a Close (§1.4).`;
    case 'ignored':
      return `${who} ignores ${bytes(outcome.count)}.`;
    case 'failed':
      return outcome.closeCode === null
        ? `${who} gives up (${outcome.section}).`
        : `${who} fails the connection with ${outcome.closeCode}: a rule of ${outcome.section} is broken.`;
    case 'refused':
      return `${who} refuses: ${REFUSED[outcome.reason]} (${outcome.section}).`;
    case 'closed':
      return `${who}: CloseEvent ${outcome.code}${reasonOf(outcome.reason)}, wasClean ${outcome.wasClean}.`;
  }
}

const REFUSED: Readonly<Record<Refused, string>> = {
  'not-open': 'the connection is not open; send() in a page would throw InvalidStateError while CONNECTING',
  'close-sent': 'after its own Close an endpoint sends nothing more; send() in a page drops the data silently',
  'close-received': 'after the other side’s Close there is only the reply to send',
  'tcp-ended': 'this end of TCP is closed',
  closed: 'the connection is closed; send() in a page drops the data silently',
  'message-open': 'a message is unfinished',
  'no-message-open': 'no message is open',
  'text-not-utf8': 'text must be UTF-8',
  'control-too-long': 'this is too long for a control frame',
  'reason-too-long': 'this reason is too long for a control frame',
  'reason-without-code': 'a reason needs a code in front of it',
  'close-code-never-sent': 'this code is never sent',
  'close-code-unusable': 'this code is reserved or undefined',
  'close-code-client-only': 'only clients send 1010',
};

export const en = {
  roles: ROLES,
  seconds,
  cargo: cargoOf,
  cargoShort,
  deed: deedOf,
  outcome: outcomeOf,
  phases: PHASES,
  /** The names in the state graph, under the heading CLOSING. */
  nodes: {
    connecting: 'CONNECTING',
    open: 'OPEN',
    'close-sent': 'sent',
    'close-received': 'received',
    'close-done': 'both: waiting for TCP',
    ending: 'ending TCP',
    closed: 'CLOSED',
  } satisfies Record<Phase, string>,
  causes: {
    'handshake-accepted': 'handshake accepted',
    'handshake-refused': 'handshake refused',
    'sent-close': 'sent a Close',
    'received-close': 'received a Close',
    violation: 'the other side broke a rule',
    'gave-up': 'closed TCP without a Close',
    'tcp-closed': 'TCP closed',
    'timed-out': 'waited long enough',
  } satisfies Record<Cause, string>,
  /** Why a transition is as it is; a sentence behind what happened. */
  why: {
    'client-opens': 'The answer is right, so the client may send frames.',
    'server-opens': 'With its 101 the server is OPEN; the client will be when the answer arrives.',
    'client-rejects': 'A page learns nothing of the status: all failures look like 1006.',
    'server-refuses': 'It answers in HTTP, so there is no Close frame to send.',
    'client-waits-no-longer': 'No handshake, no Close: a page sees 1006.',
    'server-waits-no-longer': 'No handshake, no Close.',
    'handshake-given-up': 'Without a connection there is nobody to send a Close to.',
    'handshake-lost': 'No Close can have come. Browsers report 1006, as for every other failure.',
    'close-started-here': 'It may send nothing more, but must go on reading: the other side does not know yet.',
    'close-started-there': 'It must answer with a Close of its own, usually with the same code.',
    'close-answered-there': 'Both Close frames have passed. What is left is TCP.',
    'close-answered-here': 'Both Close frames have passed. What is left is TCP.',
    'failed-open': 'It says why in a Close and ends TCP without waiting for an answer.',
    'failed-closing': 'Its Close is on the way already, so it only ends TCP.',
    'given-up-open': 'Without a Close the other side will see 1006.',
    'given-up-after-own-close': 'It does not wait for the answer, so this will not be clean.',
    'given-up-before-reply': 'It does not reply, so the other side sees no Close.',
    'lost-open': 'No Close came, so the program is told 1006. Nobody sent that number.',
    'lost-before-answer': 'No Close came back, so the program is told 1006. Nobody sent that number.',
    'lost-before-reply': 'The code is that of the Close that came, but the handshake was never finished.',
    'closed-cleanly': 'TCP ended behind both Close frames: clean.',
    'closed-after-ending': 'TCP has ended.',
    'pong-missing': 'Without heartbeats nobody would have noticed.',
    'answer-missing': 'No Close came back, so the program is told 1006.',
    'tcp-close-missing': 'Both Close frames had passed: the code stands, and it counts as clean.',
    'tcp-close-missing-after-ending': 'The other side never closed TCP.',
  } satisfies Record<TransitionId, string>,
  /** Who closes TCP first, said when a server does. */
  serverFirst: 'The server closes TCP at once, so that TIME_WAIT stays with it and the client’s port is free.',
  guess: (role: Role) => `${The[role]} is CLOSED now. Which code does its CloseEvent report?`,
  steps: {
    label: 'Steps of this scenario',
    at: (time: string, name: string) => `${time} · ${name}`,
    arrival: (cargo: string) => `${cargo} arrives`,
    names: {
      start: 'start',
      close: 'close()',
      text: 'text',
      ping: 'Ping',
      end: 'TCP closed',
      lose: 'bytes get lost',
      raw: 'raw bytes',
      connect: 'request',
      'fail-tls': 'TLS fails',
      refuse: 'refusal',
      cut: 'cable cut',
      wait: 'time passes',
      'nat-forgets': 'NAT forgets',
      arrival: 'arrival',
      timer: 'timer',
      'tcp-error': 'TCP error',
    } satisfies Record<Deed['what'], string>,
  },
  presets: {
    label: 'Scenario',
    changed: 'changed by you',
    restore: 'Restore the scenario',
    names: {
      clean: 'Clean close, client first',
      server: 'Clean close, server first',
      both: 'Both at once, two codes',
      empty: 'close() without a code (1005)',
      late: 'Data behind a Close',
      error: 'Protocol error (1002)',
      cut: 'Cable cut (1006)',
      reply: 'The reply is lost',
      hold: 'Server never closes TCP',
      nat: 'NAT and silence',
      beat: 'NAT and heartbeats',
      whole: 'From handshake to close',
      refused: 'Refused with 403',
      tls: 'TLS fails',
    } satisfies Record<PresetName, string>,
    says: {
      clean: 'Close, Close back, TCP: the client begins, the server ends TCP.',
      server: 'The server begins, the client answers, and the server still ends TCP.',
      both: 'Two Close frames cross. Each side reports the code of the other (§7.1.5).',
      empty: 'A Close without a body. Both programs are told 1005, a number that is never sent.',
      late: 'The server’s message crosses the Close: it is read, though a page is not told. The client’s bytes behind its own Close: ignored.',
      error: 'The client forgets to mask. The server must fail the connection.',
      cut: 'Nobody says goodbye. Who sends finds out late; who only listens never does.',
      reply: 'The Close arrives, the answer does not. The two sides end with different stories.',
      hold: 'Both Close frames pass, and then the server forgets TCP. How long does a client wait?',
      nat: 'A NAT box forgets silent connections. Both ends go on believing in theirs.',
      beat: 'The same NAT box, and a server that sends Pings.',
      whole: 'All four states, from the request on.',
      refused: 'The server does not like the Origin. What does the page see?',
      tls: 'wss:// with a bad certificate. 1015 is reserved for this, and pages see 1006.',
    } satisfies Record<PresetName, string>,
  },
  stage: {
    heading: 'Two endpoints',
    wire: 'The wire, time flowing down',
    empty: 'Nothing has been sent yet.',
  },
  endpoint: {
    page: 'a page in a browser',
    program: 'a server program',
    readyState: 'readyState',
    sent: 'Close sent',
    received: 'Close received',
    none: '–',
    emptyBody: 'empty',
    tcp: 'TCP',
    tcpOpen: 'open',
    tcpHalf: 'half closed',
    tcpClosed: 'closed',
    graph: (who: string, phase: string) => `States of ${who}; now ${phase}`,
    still: 'No state has changed.',
    closing: 'CLOSING',
  },
  result: {
    heading: 'CloseEvent',
    none: 'not yet',
    code: 'code',
    reason: 'reason',
    noReason: '""',
    clean: 'wasClean',
    wire: (hex: string) => `on the wire: ${hex}`,
    neverSent: {
      1005: 'never on the wire: a Close came without a code',
      1006: 'never on the wire: no Close came',
      tls: 'never on the wire. 1015 is reserved for failed TLS, and browsers still say 1006',
      refused: 'never on the wire. The 403 is not shown to the page',
    },
  },
  controls: {
    heading: 'Do something',
    of: (who: string) => `What the ${who.toLowerCase()} does`,
    text: 'Text',
    textFirst: { client: 'hi', server: 'news' },
    sendText: 'Send text',
    code: 'Close code',
    reason: 'Reason',
    counter: (used: number, most: number) => `${used} of ${most} bytes`,
    close: 'Close',
    end: 'Close TCP',
    raw: 'Break a rule',
    ping: 'Ping',
    wire: 'What happens on the way',
    latency: 'Latency, one way',
    latencyValue: (ms: number) => `${ms} ms`,
    cut: 'Cut the cable',
    lose: (who: string) => `Lose what the ${who.toLowerCase()} sends`,
    wait: 'Wait 10 s',
    idle: 'NAT box forgets after',
    idleValue: (count: number) => `${count} s`,
    connect: 'Send the request',
    refuse: 'Refuse it (403)',
    failTls: 'Let TLS fail',
    afterTls: 'TLS stands already: the request is on its way through it.',
    afterHandshake: 'The handshake is over. To refuse it or to let TLS fail, go back to the first step.',
    noHandshake: 'TLS and the handshake are behind both ends here.',
    toHandshake: 'Begin with the handshake',
    full: 'This course has no room for more. Go back to an earlier step and act there, or restore the scenario.',
    hint: 'Each button acts at the moment shown, and what the scenario would have brought after it is dropped.',
  },
  fault: (fault: CloseFault): string => {
    switch (fault.fault) {
      case 'text-too-long':
        return `This text has ${fault.length.toLocaleString('en')} characters; ${fault.most} fit into a link. Shorten it: how long a text is makes no difference here.`;
      case 'no-code':
        return `“${fault.typed}” is no close code: a code is a number from 1000 to 4999, or nothing at all.`;
      case 'api-code':
        return `close(${fault.code}) throws InvalidAccessError: pages may use 1000 or 3000-4999. Other codes are for the browser itself.`;
      case 'never-sent':
        return `${fault.code} is never sent. It is the name a receiver gives to what it saw (§7.4.1).`;
      case 'unusable':
        return `${fault.code} is not a usable code: 0-999 are not used, 1004 and 1016-2999 are reserved, nothing is defined from 5000 up. Applications use 4000-4999.`;
      case 'client-only':
        return `${fault.code} is for clients: a server that lacks an extension refuses the handshake instead.`;
      case 'reason-too-long':
        return `This reason has ${bytes(fault.bytes)} in UTF-8, ${fault.over} too many: a control frame has room for ${fault.bytes - fault.over} behind the code (§5.5). close() in a page throws SyntaxError.`;
      case 'reason-without-code':
        return 'A reason stands behind a code, so it needs one: 1000 is the usual choice.';
    }
  },
  log: {
    heading: 'What happens, as a list',
    hint: 'Choose a line to go there.',
  },
  share: {
    button: 'Share',
    byHand: 'Copy this link',
    copied: 'Link copied',
    explain: 'The scenario with everything you did, and this moment. Nothing is sent to a server.',
  },
};

export type ClosingTexts = typeof en;
