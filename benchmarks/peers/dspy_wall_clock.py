"""How long DSPy's MIPROv2 takes: dspy_wall_clock.py BASE_URL light|medium THREADS SEED. Prints one line of JSON."""

import json
import sys
import time

import dspy

base_url, preset, threads, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
TRAIN = 100
VALIDATION = {"light": 100, "medium": 300}[preset]
lm = dspy.LM("openai/stub", api_base=base_url, api_key="none", cache=True, num_retries=0, max_tokens=4096)
dspy.configure(lm=lm)
# as Attune, which makes equal requests of a run once
dspy.configure_cache(enable_disk_cache=False, enable_memory_cache=True)


class Program(dspy.Module):
    def __init__(self):
        super().__init__()
        self.find_topic = dspy.Predict(dspy.Signature("question -> topic", "Name the topic of the question."))
        self.answer_question = dspy.Predict(
            dspy.Signature("topic, question -> answer", "Answer the question.")
        )

    def forward(self, question):
        topic = self.find_topic(question=question).topic
        return self.answer_question(topic=topic, question=question)


def data(start, count):
    return [
        dspy.Example(question=f"Which code has item {i} of the list?", answer=f"code-{i}").with_inputs("question")
        for i in range(start, start + count)
    ]


def exact(example, prediction, trace=None):
    return example.answer == prediction.answer


start = time.perf_counter()
optimizer = dspy.MIPROv2(metric=exact, auto=preset, num_threads=threads, seed=seed, verbose=False)
optimizer.compile(Program(), trainset=data(0, TRAIN), valset=data(TRAIN, VALIDATION))
print("\n" + json.dumps({"version": dspy.__version__, "seconds": time.perf_counter() - start}))
