"""Examples per second of DSPy's evaluation: dspy_overhead.py BASE_URL EXAMPLES THREADS. Prints one line of JSON."""

import json
import sys
import time

import dspy

base_url, examples, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
lm = dspy.LM("openai/stub", api_base=base_url, api_key="none", cache=False, num_retries=0)
dspy.configure(lm=lm)
dspy.configure_cache(enable_disk_cache=False, enable_memory_cache=False)


def data(count):
    return [
        dspy.Example(
            said=f"this is example number {i}, and there are many more of them", text="It is so."
        ).with_inputs("said")
        for i in range(count)
    ]


def same(example, prediction, trace=None):
    return example.text == prediction.text


program = dspy.Predict(dspy.Signature("said -> text", "Say whether it is so."))


def evaluate(count):
    start = time.perf_counter()
    result = dspy.Evaluate(
        devset=data(count), metric=same, num_threads=threads, display_progress=False, display_table=0
    )(program)
    assert result.score == 100, result.score
    return count / (time.perf_counter() - start)


evaluate(max(50, threads))
print(json.dumps({"version": dspy.__version__, "examples_per_second": max(evaluate(examples) for _ in range(2))}))
