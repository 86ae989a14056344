package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Asks the judge of a {@link Metric} several times, where its verdicts waver. The verdict that most votes agree on counts; no more votes are
 * taken once it has the majority. Put it on the judge's parameter:
 *
 * <pre>{@code
 * boolean faithful(Example<String, String> example, String answer, @Votes(3) IsFaithful judge)
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Votes {
    /** The number of votes, odd. */
    int value();
}
