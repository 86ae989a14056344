# Written for this test: a server that speaks OpenAI's protocol on FastAPI and uvicorn, as many servers of open models do. With httptools
# it loses the body of a request that offers an upgrade to HTTP/2. Arguments: httptools or h11. Prints the port it got.
import socket
import sys

import uvicorn
from fastapi import Body, FastAPI

app = FastAPI()


@app.post("/v1/chat/completions")
def chat(body: dict = Body(...)):
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": body["model"],
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "Mood: GLAD"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8}}


listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()
print("port", listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, http=sys.argv[1], log_level="warning")).run(sockets=[listening])
