"""Writes the test vectors of this folder that need more than the plain history: python optuna-vectors.py FOLDER.

Needs optuna 5.0.0. The densities come from Optuna's own split and estimator, the importances from its evaluator.
"""

import json
import random
import sys
import warnings
from pathlib import Path

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution
from optuna.samplers._tpe import sampler as tpe
from optuna.trial import TrialState, create_trial

warnings.simplefilter("ignore")


def random_space(rng, categoricals, floats):
    space = {f"c{i}": {"type": "categorical", "choices": rng.randint(2, 8)} for i in range(categoricals)}
    space |= {f"f{i}": {"type": "float", "low": -2.0, "high": 3.5} for i in range(floats)}
    return space


def random_params(rng, space):
    return {
        name: rng.randrange(v["choices"]) if v["type"] == "categorical" else rng.uniform(v["low"], v["high"])
        for name, v in space.items()
    }


def distribution(variable):
    if variable["type"] == "categorical":
        return CategoricalDistribution(range(variable["choices"]))
    return FloatDistribution(variable["low"], variable["high"])


def value(params):
    """Depends on the first variable most, on the second less, on the others not at all."""
    return sum(v * 10.0**-i for i, v in enumerate(list(params.values())[:2]))


def study_of(space, trials):
    study = optuna.create_study(direction="maximize")
    distributions = {name: distribution(v) for name, v in space.items()}
    for t in trials:
        state = TrialState.COMPLETE if "value" in t else TrialState.RUNNING
        study.add_trial(
            create_trial(params=t["params"], distributions=distributions, value=t.get("value"), state=state)
        )
    return study, distributions


def running_case(seed, categoricals, floats, trials, running_share):
    rng = random.Random(seed)
    space = random_space(rng, categoricals, floats)
    history = []
    for _ in range(trials):
        trial = {"params": random_params(rng, space)}
        if rng.random() >= running_share:
            trial["value"] = round(rng.gauss(50, 15))  # whole numbers, so that some are equal
        history.append(trial)
    study, distributions = study_of(space, history)
    sampler = optuna.samplers.TPESampler(multivariate=True)
    finished = sum("value" in t for t in history)
    n_below = tpe.default_gamma(finished)
    below, above = tpe._split_trials(study, study.get_trials(), n_below)
    log_below = sampler._build_parzen_estimator(study, distributions, below, handle_below=True)
    log_above = sampler._build_parzen_estimator(study, distributions, above, handle_below=False)
    points = []
    for _ in range(10):
        params = random_params(rng, space)
        samples = {name: np.array([v]) for name, v in params.items()}
        b, a = log_below.log_pdf(samples)[0].item(), log_above.log_pdf(samples)[0].item()
        points.append({"params": params, "log_below": b, "log_above": a, "acquisition": b - a})
    return {
        "seed": seed,
        "space": space,
        "history": history,
        "n_below": n_below,
        "below_numbers": [t.number for t in below],
        "points": points,
    }


def importance_case(seed, categoricals, floats, trials):
    rng = random.Random(seed)
    space = random_space(rng, categoricals, floats)
    history = []
    for _ in range(trials):
        params = random_params(rng, space)
        history.append({"params": params, "value": value(params)})
    study, _ = study_of(space, history)
    evaluator = optuna.importance.PedAnovaImportanceEvaluator(evaluate_on_local=False)
    shares = optuna.importance.get_param_importances(study, evaluator=evaluator)
    return {"seed": seed, "space": space, "history": history, "importance": shares}


def write(path, **content):
    path.write_text(json.dumps({"optuna": optuna.__version__, "tolerance": 1e-9, **content}, indent=1) + "\n")


def main(folder):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    running = [(21, 3, 0, 12, 0.3), (22, 2, 2, 40, 0.2), (23, 0, 2, 27, 0.1), (24, 4, 1, 8, 0.9)]
    write(folder / "tpe-running.json", cases=[running_case(*c) for c in running])
    importance = [(31, 3, 0, 60), (32, 2, 2, 120), (33, 0, 3, 50), (34, 4, 1, 5)]
    write(folder / "ped-anova.json", cases=[importance_case(*c) for c in importance])


main(Path(sys.argv[1]))
