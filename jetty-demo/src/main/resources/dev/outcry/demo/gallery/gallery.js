'use strict';

/* Everything that comes from the server is set as text: nothing of it is ever markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const byId = (id) => document.getElementById(id);

/* ---- the cards ---- */

function showCards() {
  for (const [title, cards] of GROUPS) {
    const list = element('ul', {});
    for (const card of cards) {
      const button = element('button', {type: 'button'},
          element('span', {class: 'name'}, card.name),
          ...(card.status ? [element('span', {class: 'status s' + String(card.status)[0]}, String(card.status))] : []),
          element('span', {class: 'what'}, card.hint));
      button.addEventListener('click', () => press(button, card));
      list.append(element('li', {}, button));
    }
    byId('cards').append(element('h3', {}, title), list);
  }
}

/* ---- one exchange ---- */

function requestOf({method, path, type, body: content}) {
  const accept = document.querySelector('input[name=format]:checked').value;
  const headers = {Accept: accept};
  const request = {method, headers, cache: 'no-store'};
  let shown = content;
  if (type === 'upload') {
    request.body = new FormData();
    request.body.append('picture', new Blob([new Uint8Array(content)]), 'teapot.png');
    shown = '(a form with a file of ' + content + ' bytes)';
  } else if (type) {
    headers['Content-Type'] = type;
    request.body = content;
  }
  const lines = Object.entries(headers).map(([name, value]) => name + ': ' + value);
  return {path, request, text: [method + ' ' + path, ...lines, ...(shown ? ['', shown] : [])].join('\n')};
}

/* Piece by piece: of an answer that breaks off, what came before is shown as well. */
async function bodyOf(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) {
        return {text, broken: false};
      }
      text += decoder.decode(value, {stream: true});
    }
  } catch (brokenOff) {
    return {text, broken: true};
  }
}

let presses = 0;

async function press(button, card) {
  const mine = ++presses;
  document.querySelectorAll('button[aria-current]').forEach((one) => one.removeAttribute('aria-current'));
  button.setAttribute('aria-current', 'true');
  const {path, request, text} = requestOf(card);
  show('wire', pre('request', text), element('p', {class: 'hint'}, 'waiting for the answer'));
  show('story', element('p', {class: 'hint'}, 'waiting for the answer'));
  byId('story-id').replaceChildren();
  let response;
  let body;
  try {
    response = await fetch(path, request);
    body = await bodyOf(response);
  } catch (unreachable) {
    show('wire', pre('request', text), element('p', {class: 'notice'}, 'The shop does not answer at all. Is it running?'));
    return;
  }
  if (mine !== presses) {
    return; // another one was pressed meanwhile
  }
  showExchange(text, response, body);
  await showStory(response.headers.get('X-Request-Id'), mine, card.thrown);
  await Promise.all([showLedger(), showHealth()]);
}

function showExchange(requestText, response, body) {
  const head = element('pre', {class: 'head', tabindex: '0', 'aria-label': 'Status and headers of the answer'},
      element('strong', {class: response.ok ? 'good' : 'bad'}, String(response.status)), ' ' + response.statusText + '\n');
  const id = response.headers.get('X-Request-Id');
  const names = [...response.headers.keys()].sort();
  for (const name of names) {
    head.append(element('span', {class: 'key'}, name), ': ',
        element('span', {class: name === 'x-request-id' ? 'id' : 'value'}, response.headers.get(name)), '\n');
  }
  const parts = [pre('request', requestText), head, coloured(body.text, id)];
  if (body.broken) {
    parts.push(element('p', {class: 'notice'}, 'Here the answer broke off, and the client can tell.'));
  }
  show('wire', ...parts);
  byId('exchange-heading').focus({preventScroll: true});
  if (window.matchMedia('(max-width: 60rem)').matches) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    byId('exchange').scrollIntoView({behavior: calm ? 'auto' : 'smooth'});
  }
}

function pre(kind, text) {
  return element('pre', {class: kind, tabindex: '0', 'aria-label': 'The ' + kind}, text);
}

function show(id, ...children) {
  byId(id).replaceChildren(...children);
}

/* JSON gets its colours, and line breaks to read by; anything else is shown as it came. */
function coloured(text, id) {
  let pretty = text;
  let isJson = true;
  try {
    pretty = JSON.stringify(JSON.parse(text), null, 2);
  } catch (notJson) {
    isJson = false;
  }
  const out = element('pre', {class: 'body', tabindex: '0', 'aria-label': 'Body of the answer'});
  if (!isJson) {
    const [before, ...after] = id ? text.split(id) : [text];
    out.append(before);
    after.forEach((part) => out.append(element('span', {class: 'id'}, id), part));
    return out;
  }
  for (const line of pretty.split('\n')) {
    const content = line.trimStart();
    const shown = element('div', {class: 'line'}, ...tokens(content, id));
    shown.style.setProperty('--indent', line.length - content.length + 'ch');
    out.append(shown);
  }
  return out;
}

function tokens(line, id) {
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(token)) {
    parts.push(line.slice(end, match.index));
    const kind = match[2] ? 'key' : match[1] === '"' + id + '"' ? 'id' : match[1] ? 'value' : 'number';
    parts.push(element('span', {class: kind}, match[1] || match[0]), match[2] || '');
    end = match.index + match[0].length;
  }
  parts.push(line.slice(end));
  return parts;
}

/* ---- the story of a request ---- */

/* What the code has thrown is known of one card, where the difference matters. */
async function showStory(id, mine, thrown) {
  if (!id) {
    show('story', element('p', {class: 'hint'}, 'The answer has no id.'));
    return;
  }
  byId('story-id').replaceChildren('the lines with request_id ', element('span', {class: 'id'}, id));
  let lines = [];
  for (let attempt = 0; attempt < 5 && lines.length === 0; attempt++) {
    await new Promise((resume) => setTimeout(resume, attempt * 100)); // a line may come after the answer
    const response = await fetch('story/' + encodeURIComponent(id), {cache: 'no-store'});
    if (!response.ok) {
      show('story', element('p', {class: 'hint'}, 'The story is told on the shop\u2019s own machine alone.'));
      return;
    }
    lines = await response.json();
  }
  if (mine !== presses) {
    return;
  }
  if (lines.length === 0) {
    show('story', element('p', {class: 'hint'}, 'Nothing was logged: this one went well, or is told at DEBUG only.'));
    return;
  }
  const parts = [element('ol', {}, ...lines.map(storyLine))];
  if (thrown) {
    parts.unshift(element('p', {class: 'hint'}, 'What the code of the shop has thrown:'),
        element('pre', {class: 'thrown', tabindex: '0', 'aria-label': 'The message that was thrown'}, thrown.join('')),
        element('p', {class: 'hint'}, 'What was written:'));
  }
  show('story', ...parts);
}

const EXPLAINED = [
  ['black_box', () => 'From the black box: a debug line, written only because the request has failed.'],
  ['seen', (times) => 'Seen ' + times + ' times within a minute. The stack trace is in the first of these lines alone.'],
];
const TOLD_APART = ['black_box', 'timestamp', 'level', 'logger', 'thread', 'message', 'exc_info', 'request_id'];

function storyLine(text) {
  let line;
  try {
    line = JSON.parse(text);
  } catch (notJson) {
    return element('li', {}, marked(text));
  }
  const level = String(line.level || '');
  const item = element('li', {class: 'level-' + level.toLowerCase()},
      element('p', {class: 'origin'}, element('strong', {}, level), ' ', String(line.timestamp || '').replace(/(\.\d{3})\d+/, '$1'), ' ', String(line.logger || '')),
      element('p', {class: 'message'}, ...marked(String(line.message || ''))));
  const keys = Object.keys(line).filter((key) => !TOLD_APART.includes(key));
  if (keys.length > 0) {
    const list = element('dl', {});
    for (const key of keys) {
      const value = typeof line[key] === 'string' ? line[key] : JSON.stringify(line[key]);
      list.append(element('div', {}, element('dt', {}, key), element('dd', {}, ...marked(value))));
    }
    item.append(list);
  }
  for (const [key, text] of EXPLAINED) {
    if (key in line) {
      item.append(element('p', {class: 'note'}, text(line[key])));
    }
  }
  if (line.exc_info) {
    item.append(element('pre', {tabindex: '0', 'aria-label': 'Stack trace, the root cause first'}, ...marked(String(line.exc_info))));
  }
  return item;
}

/* What the scrubber has put in the place of something else. */
function marked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/\[[a-z][a-z0-9_ -]{1,30}\]|\*{3,}/g)) {
    parts.push(text.slice(end, match.index), element('mark', {}, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/* An answer that was overtaken by a later one is not shown in its place. */
function inOrder() {
  let asked = 0;
  let shown = 0;
  return {
    ask: () => ++asked,
    isLate: (turn) => {
      shown = Math.max(shown, turn);
      return turn < shown;
    },
  };
}

/* ---- the ledger ---- */

const ledgers = inOrder();

async function showLedger() {
  const turn = ledgers.ask();
  const response = await fetch('failures', {headers: {Accept: 'application/json'}, cache: 'no-store'});
  if (!response.ok) {
    return;
  }
  const groups = (await response.json()).groups;
  if (groups.length === 0 || ledgers.isLate(turn)) {
    return;
  }
  const rows = groups.map((group) => element('tr', {},
      element('td', {class: 'count'}, String(group.count)),
      element('td', {}, ...marked(group.title), element('br', {}),
          element('a', {href: 'failures/' + group.fingerprint},
              'details of ' + group.fingerprint))));
  show('ledger', element('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Failures by their cause'},
      element('table', {},
          element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'Times'),
              element('th', {scope: 'col'}, 'Failure and fingerprint'))),
          element('tbody', {}, ...rows))));
}

/* ---- health ---- */

async function probe(path) {
  try {
    const response = await fetch(path, {cache: 'no-store'});
    return await response.json();
  } catch (unreachable) {
    return {status: 'unreachable'};
  }
}

function light(id, name, report) {
  const checks = Object.entries(report.checks || {}).map(([check, state]) => check + ' ' + state);
  byId(id).textContent = name + ': ' + report.status + (checks.length > 0 ? ' (' + checks.join(', ') + ')' : '');
  byId(id).className = 'light ' + (report.status === 'ok' ? 'on' : report.status === 'degraded' ? 'half' : 'off');
}

const lights = inOrder();

async function showHealth() {
  const turn = lights.ask();
  const [live, ready] = await Promise.all([probe('health'), probe('ready')]);
  if (lights.isLate(turn)) {
    return;
  }
  light('live', 'live', live);
  light('ready', 'ready', ready);
}

async function switchDatabase() {
  const button = byId('database');
  const running = button.dataset.running === 'true';
  const response = await fetch('database/' + (running ? 'stop' : 'start'), {method: 'POST'});
  if (response.ok) {
    button.dataset.running = String(!running);
    button.textContent = running ? 'Start the database' : 'Stop the database';
  }
  await showHealth();
}

showCards();
showHealth();
showLedger();
setInterval(() => document.hidden || showHealth(), 2000);
byId('database').addEventListener('click', switchDatabase);
