/** Lines of access logs, which hold no handshake. */
import { describe, expect, it } from 'vitest';
import { accessLogStatus } from '../../src/capture/access-log.ts';
import { cli } from '../cli/fake-io.ts';
import { takePaste } from '../../src/widgets/handshake-lab/take-paste.ts';

const NGINX = '203.0.113.7 - - [25/Nov/2026:02:11:09 +0000] "GET /chat?room=1 HTTP/1.1" 400 34 "-" "Mozilla/5.0 (X11; Linux x86_64)"';
const APACHE = '::1 - frank [10/Oct/2026:13:55:36 -0700] "GET /chat HTTP/1.0" 426 -';

describe('an access log', () => {
  it.each([
    [NGINX, 400],
    [APACHE, 426],
    [`${NGINX}\n${APACHE}\n`, 426],
    [`  ${NGINX.replace(' 400 ', ' 101 ')}  `, 101],
  ])('%j', (text, status) => {
    expect(accessLogStatus(text)).toBe(status);
    expect(takePaste(text)).toEqual({ kind: 'access-log', status });
  });

  it.each([
    '',
    'GET /chat HTTP/1.1\r\nHost: a\r\n\r\n',
    '> GET /chat HTTP/1.1\n< HTTP/1.1 400 Bad Request',
    `${NGINX}\nUpgrade: websocket`,
    '"GET /chat HTTP/1.1"',
    '81 05 48 65 6c 6c 6f',
  ])('is not %j', (text) => {
    expect(accessLogStatus(text)).toBeNull();
  });

  it('is answered in one line on the command line', async () => {
    const { code, out, error } = await cli(['handshake', NGINX]);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^frame-by-frame: This is an access log: [^\n]*400[^\n]*\n$/);
    expect((await cli(['handshake'], { stdin: NGINX })).code).toBe(2);
  });
});
