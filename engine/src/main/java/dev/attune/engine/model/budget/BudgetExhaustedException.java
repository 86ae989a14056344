package dev.attune.engine.model.budget;

import org.apiguardian.api.API;

/** A call was not made because the budget of the run is used up; the message names the budget. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with that message. */
    public BudgetExhaustedException(String message) {
        super(message);
    }
}
