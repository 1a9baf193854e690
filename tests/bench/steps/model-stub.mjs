// A model server of fixed latency, in a process of its own: {latencyMs}. Prints its address and serves until it is killed.
import { createServer } from 'node:http';

const { latencyMs } = JSON.parse(process.argv[2]);
const LABELS = [49, 50, 51, 52, 53, 54];
const token = (id, logprob) => ({ token: `token_id:${id}`, logprob, bytes: null });
const position = { ...token(51, -0.5), top_logprobs: LABELS.map((id) => token(id, -1.9)) };
const ANSWERS = {
  '/health': '',
  '/v1/models': JSON.stringify({
    object: 'list',
    data: [{ id: 'stub', object: 'model', root: 'stub', parent: null, max_model_len: 4096 }],
  }),
  '/v1/chat/completions': JSON.stringify({
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: '3' },
        logprobs: { content: [position] },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 110, completion_tokens: 1 },
  }),
};
const server = createServer((request, response) => {
  const body = ANSWERS[request.url];
  request
    .resume()
    .on('end', () =>
      setTimeout(
        () =>
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
            .end(body),
        request.method === 'POST' ? latencyMs : 0,
      ),
    );
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`),
);
