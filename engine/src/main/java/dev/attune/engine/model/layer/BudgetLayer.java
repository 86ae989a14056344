package dev.attune.engine.model.layer;

import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Budget.Reservation;
import dev.attune.engine.model.budget.Cost;
import dev.attune.engine.model.budget.Price;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.ConnectException;
import org.apiguardian.api.API;

/**
 * Makes no call beyond the budget: what a call can cost at most is reserved before it, and what it did cost is settled after it. What
 * it cost is not known of a call that was given up or broke off, or of a server that does not count tokens: then it counts in full.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BudgetLayer(CallLayer inner, Budget budget, Price price, CallBound bound) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        Cost most = bound.of(call, price);
        Reservation reservation = budget.reserve(most);
        Cost cost = most;
        try {
            ChatResponse response = inner.answer(call);
            cost = bound.of(call, ModelCall.recorded(response), price);
            return response;
        } catch (RuntimeException e) {
            if (refused(e)) {
                cost = Cost.NONE;
            }
            throw e;
        } finally {
            reservation.settle(cost);
        }
    }

    /** Whether the server has said no, or was not there: that costs nothing. */
    private static boolean refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException
                    || cause instanceof RateLimitException
                    || cause instanceof InternalServerException
                    || cause instanceof NonRetriableException
                    || cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
