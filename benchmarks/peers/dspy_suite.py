"""What DSPy finds on a suite: dspy_suite.py BASE_URL iris|scone mipro|gepa CALLS SEED DATA. Prints one line of JSON.

BASE_URL is that of ModelServer, DATA the folder sample-suites/src/test/resources. Data, splits, limit of the answers and the model are those of
the suite; CALLS are the runs of the program on validation examples.
"""

import json
import sys
import time

import dspy

base_url, suite, optimizer, calls, seed, folder = sys.argv[1:]
calls, seed = int(calls), int(seed)
VALIDATION = 25


def rows(file):
    with open(f"{folder}/{file}") as lines:
        return [json.loads(line) for line in lines]


class Iris(dspy.Signature):
    """Given the petal and sepal dimensions in cm, predict the iris species."""

    petal_length: float = dspy.InputField()
    petal_width: float = dspy.InputField()
    sepal_length: float = dspy.InputField()
    sepal_width: float = dspy.InputField()
    answer: str = dspy.OutputField(desc="setosa, versicolor, or virginica")


class Entailment(dspy.Signature):
    """Read the context and answer the question about it with yes or no."""

    context: str = dspy.InputField(desc="what is known to be true")
    question: str = dspy.InputField()
    answer: bool = dspy.OutputField()


def iris(row):
    inputs = {key: float(row[key]) for key in ("petal_length", "petal_width", "sepal_length", "sepal_width")}
    return dspy.Example(answer=row["answer"], **inputs).with_inputs(*inputs)


def scone(row):
    example = dspy.Example(context=row["context"], question=row["question"], answer=row["answer"] == "Yes")
    return example.with_inputs("context", "question")


SUITES = {"iris": (Iris, iris, 50, 25, 25), "scone": (Entailment, scone, 60, 100, 100)}
signature, example, trains, validations, tests = SUITES[suite]
train = [example(row) for row in rows(f"{suite}/train.jsonl")[:trains]]
others = [example(row) for row in rows(f"{suite}/val.jsonl")]
validation, test = others[:VALIDATION], others[validations : validations + tests]


def right(wanted, prediction, trace=None, pred_name=None, pred_trace=None):
    if suite == "iris":
        return str(prediction.answer).strip().lower() == wanted.answer
    return prediction.answer == wanted.answer


def with_feedback(wanted, prediction, trace=None, pred_name=None, pred_trace=None):
    score = float(right(wanted, prediction))
    return dspy.Prediction(score=score, feedback="Right." if score else f"The right answer is {wanted.answer}.")


# 0 as in Attune's suites; the limit is higher than theirs, since DSPy's answers begin with a line that marks the field
lm = dspy.LM("openai/smollm2-135m", api_base=base_url, api_key="none", temperature=0, max_tokens=32, num_retries=0)
proposer = dspy.LM("openai/smollm2-135m", api_base=base_url, api_key="none", temperature=1, max_tokens=256, num_retries=0)
# an answer that cannot be read is a wrong answer, however many there are
dspy.configure(lm=lm, adapter=dspy.ChatAdapter(use_json_adapter_fallback=False), max_errors=100_000)
dspy.configure_cache(enable_disk_cache=False, enable_memory_cache=True)
program = dspy.Predict(signature)
evaluate = dspy.Evaluate(devset=test, metric=right, num_threads=1, display_progress=False, failure_score=0, max_errors=100_000)
before = evaluate(program).score
start = time.perf_counter()
error = None
try:
    if optimizer == "mipro":
        trials = max(1, (calls - VALIDATION) // VALIDATION)
        tuned = dspy.MIPROv2(
            metric=right,
            prompt_model=proposer,
            auto=None,
            num_candidates=6,
            max_bootstrapped_demos=4,
            max_labeled_demos=8,
            num_threads=1,
            max_errors=100_000,
            seed=seed,
        ).compile(program, trainset=train, valset=validation, num_trials=trials, minibatch=False)
    else:
        tuned = dspy.GEPA(
            metric=with_feedback, reflection_lm=proposer, max_metric_calls=calls, num_threads=1, seed=seed
        ).compile(program, trainset=train, valset=validation)
except Exception as thrown:
    error, tuned = f"{type(thrown).__name__}: {thrown}"[:300], program
seconds = time.perf_counter() - start
print(
    "\n"
    + json.dumps(
        {
            "version": dspy.__version__,
            "suite": suite,
            "optimizer": optimizer,
            "seed": seed,
            "before": before / 100,
            "after": evaluate(tuned).score / 100,
            "demos": len(tuned.demos),
            "instruction": tuned.signature.instructions,
            "error": error,
            "seconds": seconds,
        }
    )
)
