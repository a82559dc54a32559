import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { drafted } from '../journal/journal.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { en } from '../report/languages/en.ts';
import { enter } from './enter.testing.ts';
import { openDesk } from './open-desk.ts';
import { routes } from './routes/index.ts';
import { servePage } from './serve.ts';

/** A page over a case without records, and what went wrong behind it. */
async function served(t: TestContext, { readOnly = false, patience = 10_000 } = {}) {
  const folder = tempFolder(t);
  writeFileSync(join(folder, 'case.json'), JSON.stringify(fixtureCase()));
  const stop = new AbortController();
  const desk = await openDesk(
    { directory: folder, file: fixtureCase(), roots: [] },
    { language: en, readOnly, now: () => Date.now() * 1000, signal: stop.signal },
  );
  const bugs: string[] = [];
  const onBug = (error: unknown): void =>
    void bugs.push(error instanceof Error ? (error.stack ?? '') : String(error));
  const page = await servePage(desk, { port: 0, onBug, patience });
  t.after(async () => {
    await page.close();
    await desk.close();
    stop.abort();
  });
  return { folder, page, bugs, ...(await enter(page)) };
}

/** Bytes to the server as they are; gives all that it answers until it hangs up. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1');
    socket.on('data', (more: string) => {
      said += more;
    });
    socket.on('error', () => resolve(said));
    socket.on('close', () => resolve(said));
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

test('only a name of this server is heard, whatever a foreign name resolves to', async (t) => {
  const { page, cookie, api } = await served(t);
  const path = new URL(api).pathname;
  const ask = (host: string, more = ''): Promise<string> =>
    raw(
      page.port,
      `GET ${path}frame HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n${more}\r\n`,
    );
  for (const host of [`127.0.0.1:${page.port}`, `localhost:${page.port}`])
    assert.equal(statusOf(await ask(host)), 200, host);
  const foreign = [
    'evil.example',
    `evil.example:${page.port}`,
    '127.0.0.1',
    `127.0.0.1:${page.port + 1}`,
    `127.0.0.1.evil.example:${page.port}`,
    `0.0.0.0:${page.port}`,
    `[::1]:${page.port}`,
    `LOCALHOST.:${page.port}`,
    `user@127.0.0.1:${page.port}`,
    '',
  ];
  for (const host of foreign) assert.ok([400, 403].includes(statusOf(await ask(host))), host);
  assert.ok(
    [400, 403].includes(statusOf(await ask(`127.0.0.1:${page.port}`, `Host: evil.example\r\n`))),
    'two hosts',
  );
  const none = await raw(page.port, 'GET / HTTP/1.0\r\n\r\n');
  assert.ok([400, 403].includes(statusOf(none)));
  const absolute = `GET http://evil.example${path}frame HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nConnection: close\r\n\r\n`;
  assert.ok([400, 401, 403].includes(statusOf(await raw(page.port, absolute))));
});

test('another site is refused, whatever its page sends', async (t) => {
  const { base, api, get, post, folder } = await served(t);
  for (const origin of [
    'null',
    'http://evil.example',
    base.replace('http:', 'https:'),
    `${base}0`,
    'http://127.0.0.1',
  ])
    assert.equal((await get('frame', { origin })).status, 403, origin);
  for (const site of ['cross-site', 'same-site'])
    assert.equal((await get('frame', { 'sec-fetch-site': site })).status, 403, site);
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ])
    assert.equal((await post('journal', drafted(), { 'content-type': type })).status, 403, type);
  const preflight = await fetch(`${api}journal`, {
    method: 'OPTIONS',
    headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
  });
  assert.equal(preflight.status, 403);
  assert.ok([...preflight.headers.keys()].every((h) => !h.startsWith('access-control')));
  assert.ok(!readdirSync(folder).includes('journal.jsonl'));
});

test('no other method does anything, and nothing is upgraded', async (t) => {
  const { page, cookie, api } = await served(t);
  const path = new URL(api).pathname;
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND', 'CONNECT', 'NONSENSE']) {
    const host = `Host: 127.0.0.1:${page.port}\r\nOrigin: http://127.0.0.1:${page.port}\r\nCookie: ${cookie}`;
    const target = method === 'CONNECT' ? '127.0.0.1:80' : `${path}journal`;
    const said = await raw(page.port, `${method} ${target} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
    assert.ok([0, 400, 403].includes(statusOf(said)), `${method}: ${said.slice(0, 60)}`);
  }
  const upgrade = await raw(
    page.port,
    `GET ${path}frame HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  assert.notEqual(statusOf(upgrade), 101);
  const head = await fetch(`${api}frame`, { method: 'HEAD', headers: { cookie } });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});

test('the cookie goes to this server alone, and to no script', async (t) => {
  const { base, api, cookie, setCookie, page } = await served(t);
  const { pathname } = new URL(api);
  const [, way = ''] = pathname.split('/');
  assert.match(way, /^[\w-]{43}$/);
  // Browsers send a cookie to all ports of a host: only the path keeps it from who serves at another.
  assert.equal(setCookie, `${cookie}; HttpOnly; SameSite=Strict; Path=/${way}/`);
  assert.ok(cookie.startsWith(`constat-${page.port}=`) && cookie.length > 50);
  const at = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    fetch(`${base}${path}`, { headers }).then((r) => r.status);
  assert.equal(await at('/api/frame', { cookie }), 401);
  assert.equal(await at(`/${way.slice(0, -1)}A/api/frame`, { cookie: `${cookie}x` }), 401);
  assert.equal(await at(`/${way.slice(1)}/api/frame`, { cookie }), 401);
  assert.equal(await at(`/x/api/frame`, { cookie }), 401);
  assert.equal(await at(`/${way}/api/frame`, {}), 401);
  assert.equal(await at(`/${way}/api/frame`, { cookie: cookie.replace(/-\d+=/, '-1=') }), 401);
  assert.equal(await at(`/${way}/api/frame`, { cookie: `constat-${page.port}=; ${cookie}` }), 401);
  assert.equal(
    await at(`/${way}/api/frame`, { cookie: `other=1; ${cookie}; constat-${page.port}=wrong` }),
    200,
  );
});

test('wrong tokens are held back, and the right one is not', async (t) => {
  const { base, page, api } = await served(t);
  const knock = (body: unknown): Promise<Response> =>
    fetch(`${base}/api/enter`, {
      method: 'POST',
      headers: { origin: base, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const wrong = ['', 'x', page.token.slice(1), `${page.token}x`, 1, null, [page.token], { length: 43 }, {}];
  for (const token of wrong) assert.equal((await knock({ token })).status, 401, JSON.stringify(token));
  const many = await Promise.all(Array.from({ length: 40 }, () => knock({ token: 'x' })));
  const held = many.filter((a) => a.status === 429);
  assert.ok(held.length > 25);
  assert.match(held[0]?.headers.get('retry-after') ?? '', /^[1-9]$/);
  const again = await enter(page);
  assert.equal(again.api, api);
  assert.equal((await again.get('frame')).status, 200);
  assert.equal((await fetch(`${base}/api/enter`)).status, 401, 'by GET nobody enters');
});

/** What a page or a stranger may put where a value is wanted. */
const ODD = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'session:__proto__',
  '__proto__:1',
  'constructor:1',
  'session:<b>\u202e',
  'item:-1',
  'item:1e3',
  'f1:1:99999999999999999999',
  'f1:0:0',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '-1',
  '1e308',
  'NaN',
  '9007199254740993',
  '1'.repeat(400),
  'x'.repeat(9000),
  '(((((((((((((((((((',
  '/(a+)+$/',
  '{x}',
  "'; DROP TABLE events; --",
];
const NAMES = [
  ...['about', 'account', 'action', 'after', 'as', 'back', 'before', 'by', 'column', 'count', 'file', 'find'],
  ...['fold', 'format', 'from', 'gaps', 'grade', 'host', 'id', 'key', 'kind', 'lane', 'line', 'link', 'n'],
  ...['of', 'offset', 'p', 'place', 'protocol', 'q', 'ref', 'rows', 'seconds', 'session', 'skip', 'sort'],
  ...['depth', 'dir', 'doubt', 'lanes', 'question', 'start', 'table', 'tables', 'way', 'who'],
  ...['take', 'text', 'threshold', 'title', 'to', 'turned', 'unit', 'which', 'width', 'within', 'zoom'],
];

test('whatever is asked, nothing breaks, nothing is told of the inside, and a GET changes nothing', async (t) => {
  const { folder, get, bugs } = await served(t);
  const before = print(folder);
  for (const [at, { path, method }] of routes.entries()) {
    if (method !== 'get') continue;
    for (let i = 0; i < ODD.length; i += 1) {
      const values = NAMES.map((name, k): [string, string] => [
        name,
        ODD[(i + (k % 3) * at) % ODD.length] ?? '',
      ]);
      const one = new URLSearchParams([[NAMES[(i * 7 + at) % NAMES.length] ?? '', ODD[i] ?? '']]);
      for (const query of [
        new URLSearchParams(values),
        one,
        new URLSearchParams([
          ['of', ODD[i] ?? ''],
          ['ref', ODD[i] ?? ''],
        ]),
      ]) {
        const answer = await get(`${path}?${query.toString().slice(0, 14_000)}`);
        const text = await answer.text();
        if (answer.status === 429) continue;
        assert.ok([200, 400, 503].includes(answer.status), `${path}: ${answer.status} ${text.slice(0, 200)}`);
        if (answer.status !== 200) {
          assert.ok(text.length < 3000, `${path}: ${text.length} characters`);
          assert.doesNotMatch(text, /\bat .*\.js|node_modules|\/dist\/|TypeError|RangeError/, path);
          assert.doesNotMatch(JSON.parse(text).error, /[\u0000-\u001f\u202e]/, path);
        }
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; /);
      }
    }
  }
  assert.deepEqual(bugs, []);
  assert.deepEqual(print(folder), before);
});

test('bodies that are no bodies are refused', async (t) => {
  const { post, bugs, folder } = await served(t);
  const before = print(folder);
  const bodies = [
    '',
    'null',
    '[]',
    '1',
    '"x"',
    '{',
    '{"__proto__":{"sql":"SELECT 1"}}',
    `${'['.repeat(30_000)}`,
    '{"sql":1}',
    '{"do":"x"}',
    '{"language":"../en"}',
    '{"language":["en"],"sql":{}}',
  ];
  for (const { path, method } of routes) {
    if (method !== 'post') continue;
    for (const body of bodies) {
      const answer = await post(path, body);
      assert.ok([400, 429, 503].includes(answer.status), `${path} ${body.slice(0, 40)}: ${answer.status}`);
      await answer.text();
    }
    assert.equal((await post(path, `{"x":"${'x'.repeat(70_000)}"}`)).status, 413, path);
  }
  assert.deepEqual(bugs, []);
  assert.deepEqual(print(folder), before);
});

test('a body that is longer than it may be is cut off, also when its length is not told', async (t) => {
  const { page, api, cookie } = await served(t);
  const head = `POST ${new URL(api).pathname}journal HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nOrigin: http://127.0.0.1:${page.port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
  const chunked = await raw(
    page.port,
    `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`,
  );
  assert.equal(statusOf(chunked), 413);
  const both = await raw(
    page.port,
    `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  );
  assert.equal(statusOf(both), 400);
  const long = await raw(
    page.port,
    `GET /?${'x'.repeat(40_000)} HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\n\r\n`,
  );
  assert.equal(statusOf(long), 431);
});

test('a path names no file but those of the page', async (t) => {
  const { page } = await served(t);
  const host = `Host: 127.0.0.1:${page.port}\r\nConnection: close`;
  const paths = [
    '/../package.json',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/site/../app.js',
    '/main.js/..',
    '/main.js%00',
    '/__proto__',
    '/constructor',
    '/%',
    '/%ff',
    '/<b>',
    '\\..\\app.js',
    '*',
  ];
  for (const path of paths) {
    const said = await raw(page.port, `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
    assert.ok(
      [400, 403, 404].includes(statusOf(said)) || said.includes('<!doctype html>'),
      `${path}: ${said.slice(0, 80)}`,
    );
    assert.ok(!said.includes('root:') && !said.includes('"dependencies"'), path);
    if (statusOf(said) === 404) assert.match(said, /content-type: application\/json/i);
  }
});

test('half a request is ended, and the others are served meanwhile', async (t) => {
  const { page, get } = await served(t, { patience: 300 });
  const halves = [
    '',
    'GET / HT',
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\n`,
    `POST /api/enter HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nOrigin: http://127.0.0.1:${page.port}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
  ];
  const hung = Promise.all(
    Array.from({ length: 40 }, (_, i) => raw(page.port, halves[i % halves.length] ?? '')),
  );
  assert.equal((await get('frame')).status, 200);
  for (const said of await hung) assert.ok([0, 400, 408].includes(statusOf(said)), said.slice(0, 60));
});

test('who asks without end is held back, and let go on soon', async (t) => {
  const { get, post } = await served(t);
  const all = await Promise.all(Array.from({ length: 30 }, () => post('verify', { do: 'cancel' })));
  const held = all.filter((a) => a.status === 429);
  assert.ok(held.length >= 20 && all.some((a) => a.status === 200));
  for (const answer of held) assert.match(answer.headers.get('retry-after') ?? '', /^([1-9]|10)$/);
  assert.equal((await get('frame')).status, 200, 'what costs little is not held back for it');
});

test('a page that only reads writes nothing, whatever is asked of it', async (t) => {
  const { post, get, folder } = await served(t, { readOnly: true });
  const before = print(folder);
  assert.equal((await post('journal', drafted())).status, 400);
  assert.equal((await post('verify', { do: 'start' })).status, 200);
  assert.equal((await post('reports', { language: 'en' })).status, 200);
  for (;;) {
    const { job } = (await (await get('reports')).json()) as { job: { state: string; kept?: boolean } };
    if (job.state === 'running') continue;
    assert.deepEqual([job.state, job.kept], ['done', false]);
    break;
  }
  assert.deepEqual(print(folder), before);
});

test('what is saved has a plain name and is no page here', async (t) => {
  const { get, post } = await served(t);
  await (await post('journal', drafted())).text();
  for (const path of [
    'journal/file?as=csv',
    'journal/file?as=jsonl',
    'scope/export?format=csv',
    'scope/export?format=jsonl',
  ]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[A-Za-z0-9._-]+"$/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    await answer.text();
  }
});

test('what somebody put in the place of a report or the journal is not read, and not written through', async (t) => {
  const { folder, get, post } = await served(t);
  const outside = join(tempFolder(t), 'own.txt');
  writeFileSync(outside, 'a secret of whoever serves');
  symlinkSync(outside, join(folder, 'report.html'));
  symlinkSync(outside, join(folder, 'report.html.part'));
  assert.equal(((await (await get('reports')).json()) as { lying: unknown }).lying, null);
  assert.equal((await get('reports/file?which=lying')).status, 400);
  symlinkSync(outside, join(folder, 'journal.jsonl'));
  const said = await post('journal', drafted());
  assert.deepEqual([said.status, (await said.text()).includes('is no file but a link')], [400, true]);
  assert.equal((await get('journal/file?as=jsonl')).status, 400);
  assert.equal((await post('reports', { language: 'en' })).status, 200);
  for (let state = 'running'; state === 'running'; )
    state = ((await (await get('reports')).json()) as { job: { state: string } }).job.state;
  assert.equal(readFileSync(outside, 'utf8'), 'a secret of whoever serves');
  rmSync(join(folder, 'report.html'));
  execFileSync('mkfifo', [join(folder, 'report.html')]);
  assert.equal((await get('reports/file?which=lying')).status, 400, 'a pipe is not waited for');
});

/** Every file below a folder with a hash of it and its time of change. */
function print(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const about = statSync(join(folder, path));
      const bytes = about.isFile() ? readFileSync(join(folder, path)) : '';
      return `${path} ${about.mtimeMs} ${createHash('sha256').update(bytes).digest('hex')}`;
    });
}
