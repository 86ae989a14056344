package dev.attune.engine.model.layer;

import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.RecordedCall.Message;
import dev.attune.engine.model.budget.Cost;
import dev.attune.engine.model.budget.Price;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * What a call can cost at most. A token of the tokenizers in use has one byte at least, so that a text has no more tokens than bytes;
 * the frame of a message takes a few more. How long an answer may get is told by the request or the model, or assumed.
 *
 * @param modelLimit tokens that the model gives an answer at most, where the request does not say
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CallBound(long modelLimit) {

    /** What most servers give an answer at most when they are not told. */
    public static final long USUAL_LIMIT = 4_096;

    private static final long FRAME_TOKENS = 16;

    /** What an answer did cost; all that it could if the model has not counted its tokens. */
    Cost of(ModelCall call, RecordedAnswer answer, Price price) {
        return answer.tokensAreKnown() ? Cost.of(answer, price) : of(call, price);
    }

    Cost of(ModelCall call, Price price) {
        long input = 0;
        for (Message message : call.recorded().messages()) {
            input += message.text().getBytes(StandardCharsets.UTF_8).length + FRAME_TOKENS;
        }
        Integer asked = call.request().maxOutputTokens();
        return Cost.of(input, asked == null ? modelLimit : asked, price);
    }
}
