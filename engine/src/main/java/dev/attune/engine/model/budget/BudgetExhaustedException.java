package dev.attune.engine.model.budget;

import org.apiguardian.api.API;

/** A call was not made because the budget of the run does not suffice for it; the message names the budget. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String USED_UP = "the budget is used up: ";

    /** Where nothing was spent, nothing is used up. */
    static final String TOO_SMALL = "the budget is too small: ";

    /** Makes an exception with that message. */
    public BudgetExhaustedException(String message) {
        super(message);
    }
}
