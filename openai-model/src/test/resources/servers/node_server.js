// Written for this test: a server in Node that speaks OpenAI's protocol and serves web sockets too. Node hands requests that offer an
// upgrade to the listener for upgrades, which knows web sockets only, so that others are never answered. Prints the port it got.
const http = require('http');

const answer = JSON.stringify({
  id: '1', object: 'chat.completion', created: 1, model: 'm',
  choices: [{index: 0, message: {role: 'assistant', content: 'Mood: GLAD'}, finish_reason: 'stop'}],
  usage: {prompt_tokens: 5, completion_tokens: 3, total_tokens: 8},
});

const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    response.end(answer);
  });
});
server.on('upgrade', (request, socket) => {
  if (request.headers.upgrade === 'websocket') {
    socket.end();
  }
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
