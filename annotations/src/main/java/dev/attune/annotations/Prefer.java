package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Lets a search take a cheaper winner that scores nearly as well. Goes with every optimizer: of the candidates that were measured on all
 * validation examples of a search, the unoptimized program included, the one that costs least wins among those that score at most
 * {@link #within} less than the best. Of equal costs the higher score wins, then the shorter prompts. Gates judge the winner as they judge any
 * other.
 *
 * <pre>{@code
 * @LmProgram
 * @Mipro(seed = 7)
 * @Prefer(least = Cost.TOKENS, within = 0.02)
 * }</pre>
 *
 * <p>It compares scores on the same validation examples, and small differences on few examples are mostly luck.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prefer {
    /**
     * What should be small. Where it is not known of the best candidate, as where answers have no time, the best wins and the report says so.
     */
    Cost least();

    /**
     * How much lower than the best score the winner's may be, in units of the objective; 0 up to the width of its range. With 0 the cost decides
     * between equal scores only.
     */
    double within();
}
