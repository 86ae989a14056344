package dev.attune.engine.predict;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that a model refuses for what is in it, each time it is made, from an outage. The status decides where there is one,
 * else the type of the exception; servers and clients that know neither are understood by what they say.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RefusedRequests {

    private static final Set<Integer> OF_THE_REQUEST = Set.of(400, 413, 414, 422);

    /** What servers and clients say of a prompt that does not fit, or that a filter holds back. */
    private static final Pattern SAID = Pattern.compile(
            "maximum context length|context[ _-]?length[ _-]exceeded|context window"
                    + "|(exceed\\w*|(greater|longer|larger|more) than)( \\S+){0,4} context"
                    + "|prompt (is )?too long|input (is )?too long|request too large|content[ _-]?filter"
                    + "|content management policy|responsible ?ai ?policy",
            Pattern.CASE_INSENSITIVE);

    /** Some servers call a request invalid that nobody pays for. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "credit balance|insufficient[ _](quota|credit|balance|funds)|billing (hard )?limit|(invalid|expired|incorrect)( \\S+){0,2} api key"
                    + "|api key( \\S+){0,3} (invalid|expired)",
            Pattern.CASE_INSENSITIVE);

    /** "Too many tokens" is said of a rate too; this is said of one request. */
    private static final Pattern ALONE_TOO_LARGE = Pattern.compile("request too large", Pattern.CASE_INSENSITIVE);

    private RefusedRequests() {}

    public static boolean isRefusal(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (chain.stream().anyMatch(TimeoutException.class::isInstance) || says(chain, ACCOUNT)) {
            return false;
        }
        if (chain.stream().anyMatch(RateLimitException.class::isInstance)) {
            return says(chain, ALONE_TOO_LARGE);
        }
        Integer status = status(chain);
        boolean refused = status == null
                ? chain.stream()
                        .anyMatch(cause -> cause instanceof InvalidRequestException
                                || cause instanceof UnsupportedFeatureException)
                : OF_THE_REQUEST.contains(status);
        return refused || says(chain, SAID);
    }

    private static @Nullable Integer status(List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof HttpException http) {
                return http.statusCode();
            }
        }
        return null;
    }

    private static boolean says(List<Throwable> chain, Pattern pattern) {
        return chain.stream()
                .anyMatch(cause -> cause.getMessage() != null
                        && pattern.matcher(cause.getMessage()).find());
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
