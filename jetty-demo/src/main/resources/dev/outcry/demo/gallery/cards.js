'use strict';

/* The ways to fail. A card is [title, what is wrong, method, path, content type and body]. */
const JSON_TYPE = 'application/json';

const GROUPS = [
  ['The client is wrong', [
    ['Broken JSON', 'The body ends in the middle.', 'POST', '/orders', JSON_TYPE, '{"sku": "mug-blue", "quantity": '],
    ['A word for a number', 'The answer points at the member.', 'POST', '/orders', JSON_TYPE, '{"sku": "mug-blue", "quantity": "two"}'],
    ['Refused by validation', 'Three fields are wrong at once.', 'POST', '/orders', JSON_TYPE, '{"sku": "", "quantity": 0, "email": "nobody"}'],
    ['Not JSON at all', 'The shop reads JSON alone.', 'POST', '/orders', 'text/plain', 'two blue mugs, please'],
    ['No such page', 'No servlet knows the path.', 'GET', '/nowhere'],
    ['No such order', 'The shop knows the path, and not the order.', 'GET', '/orders/999'],
    ['The wrong method', 'With the right ones in Allow.', 'DELETE', '/orders/1'],
    ['Who are you?', 'With a challenge in WWW-Authenticate.', 'GET', '/fail/unauthorized'],
    ['Too large a file', 'The limit is the container\u2019s, the answer is not.', 'POST', '/upload', 'upload', 100000],
  ]],
  ['The business says no', [
    ['Not enough in stock', 'The transaction is rolled back.', 'POST', '/orders', JSON_TYPE, '{"sku": "teapot-iron", "quantity": 50}'],
    ['No such product', 'A rule that the database decides.', 'POST', '/orders', JSON_TYPE, '{"sku": "spoon", "quantity": 1}'],
    ['Payment declined', 'Wrapped twice on its way up.', 'GET', '/fail/wrapped'],
    ['Too many requests', 'With Retry-After.', 'GET', '/fail/busy'],
  ]],
  ['A bug', [
    ['Secrets in the message', 'An address, a card, a password. Look for them below.', 'GET', '/fail/unexpected'],
    ['A null', 'The most usual of all.', 'GET', '/fail/null-pointer'],
    ['No end of calls', 'The stack overflows.', 'GET', '/fail/stack-overflow'],
    ['Causes in a circle', 'Each blames the other.', 'GET', '/fail/cyclic-cause'],
    ['Out of memory', 'An Error is answered, too.', 'GET', '/fail/out-of-memory'],
    ['The handler fails', 'Both failures are in one line.', 'GET', '/fail/handler'],
  ]],
  ['Somebody else', [
    ['A flaky neighbour', 'Two of three calls fail. Press again.', 'GET', '/stock'],
    ['The warehouse is away', 'A 502: not our bug.', 'GET', '/fail/dependency'],
    ['The database', 'Stop it above, then press.', 'GET', '/orders/1'],
    ['Maintenance', 'A 503, and when to come back.', 'GET', '/fail/maintenance'],
  ]],
  ['Not on the straight way', [
    ['After startAsync', 'Thrown once the request is asynchronous.', 'GET', '/fail/async'],
    ['Nobody answers', 'A 503 after one second.', 'GET', '/fail/async-timeout'],
    ['On another thread', 'Answered at once, with the same id.', 'GET', '/fail/async-thread'],
    ['By sendError', 'The text that was given stays in the log.', 'GET', '/fail/send-error?code=410'],
    ['Half an answer is out', 'It is broken off, so that nobody takes it for the whole.', 'GET', '/fail/committed'],
  ]],
];
