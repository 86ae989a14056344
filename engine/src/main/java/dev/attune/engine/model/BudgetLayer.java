package dev.attune.engine.model;

import dev.attune.engine.model.Budget.Reservation;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Makes no call beyond the budget: what a call can cost at most is reserved before it, and what it did cost is settled after it. */
record BudgetLayer(CallLayer inner, Budget budget, Price price, CallBound bound) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        Cost most = bound.of(call, price);
        Reservation reservation = budget.reserve(most);
        try {
            ChatResponse response = inner.answer(call);
            reservation.settle(Cost.of(ModelCall.recorded(response), price));
            return response;
        } catch (TimeoutException e) {
            // the server may have answered, and be paid for it
            reservation.settle(most);
            throw e;
        } catch (RuntimeException | Error e) {
            reservation.settle(Cost.A_CALL);
            throw e;
        }
    }
}
