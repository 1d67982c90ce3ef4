'use strict';

/*
 * The ways to fail. A card is {name, hint, status, method, path}, and where it sends a body, its type and the
 * body. The status is the one to expect; where it depends, it is left out.
 */
const JSON_TYPE = 'application/json';

function get(path, status, name, hint) {
  return {name, hint, status, method: 'GET', path};
}

function order(body, status, name, hint) {
  return {name, hint, status, method: 'POST', path: '/orders', type: JSON_TYPE, body};
}

const GROUPS = [
  ['The client is wrong', [
    order('{"sku": "mug-blue", "quantity": ', 400, 'Broken JSON', 'The body ends in the middle.'),
    order('{"sku": "mug-blue", "quantity": "two"}', 400, 'A word for a number', 'The answer names the field.'),
    order('{"sku": "", "quantity": 0, "email": "nobody"}', 422, 'Invalid fields', 'Three are wrong, and all are named.'),
    {name: 'Not JSON at all', hint: 'The shop reads nothing else.', status: 415,
      method: 'POST', path: '/orders', type: 'text/plain', body: 'two blue mugs, please'},
    get('/nowhere', 404, 'No such page', 'No servlet knows the path.'),
    get('/orders/999', 404, 'No such order', 'The path is known, the order is not.'),
    {name: 'The wrong method', hint: 'The header Allow has the right ones.', status: 405,
      method: 'DELETE', path: '/orders/1'},
    get('/fail/unauthorized', 401, 'Who are you?', 'With a challenge in WWW-Authenticate.'),
    {name: 'Too large a file', hint: 'The container refuses it, Outcry answers.', status: 413,
      method: 'POST', path: '/upload', type: 'upload', body: 100000},
  ]],
  ['The business says no', [
    order('{"sku": "teapot-iron", "quantity": 50, "email": "me@example.com"}', 409, 'Not enough in stock', 'The transaction is rolled back.'),
    order('{"sku": "spoon", "quantity": 1, "email": "me@example.com"}', 422, 'No such product', 'Found out by a key of the database.'),
    get('/fail/wrapped', 402, 'Payment declined', 'Found inside two wrapping exceptions.'),
    get('/fail/busy', 429, 'Too many requests', 'With Retry-After.'),
  ]],
  ['A bug', [
    {...get('/fail/unexpected', 500, 'Secrets in a message', 'Compare what is thrown with what is logged.'),
      thrown: ['SELECT * FROM customers WHERE email = \'jane.doe', '@example.com\' AND card = \'4111 ',
        '1111 1111 1111\' failed for shop:pass', 'word=hunter2 at db.internal']},
    get('/fail/null-pointer', 500, 'A null', 'The commonest of all.'),
    get('/fail/stack-overflow', 500, 'Endless recursion', 'The stack overflows.'),
    get('/fail/cyclic-cause', 500, 'Causes in a circle', 'Each is the cause of the other.'),
    get('/fail/out-of-memory', 500, 'Out of memory', 'Errors of the JVM are answered, too.'),
    get('/fail/handler', 500, 'A failing handler', 'One log line tells of both failures.'),
  ]],
  ['A dependency', [
    get('/stock', undefined, 'A flaky neighbour', 'Two of three calls fail. Press again.'),
    get('/fail/dependency', 502, 'Warehouse down', 'Not a bug of the shop, and it says so.'),
    get('/orders/1', undefined, 'The database', 'Stop it at the top, then press.'),
    get('/fail/maintenance', 503, 'Maintenance', 'Retry-After says when to come back.'),
  ]],
  ['Asynchronous, or late', [
    get('/fail/async', 500, 'After startAsync', 'Thrown when the request is asynchronous.'),
    get('/fail/async-timeout', 503, 'Nobody answers', 'The timeout of one second passes.'),
    get('/fail/async-thread', 500, 'On another thread', 'Answered at once, with the same id.'),
    get('/fail/send-error?code=410', 410, 'By sendError', 'Its text is kept from the client.'),
    get('/fail/committed', 200, 'Half an answer', 'It is cut off, so that no one takes it for whole.'),
  ]],
];
