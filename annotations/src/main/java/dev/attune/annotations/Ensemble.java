package dev.attune.annotations;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Lets the best candidates of another optimizer of the class answer together (after DSPy's Ensemble). That optimizer searches as it would alone.
 * Then each call of a module is made with the prompts of several of its candidates, and what most of them answer is the answer of the module. The
 * vote wins only if it is better than the best single candidate on the same validation examples by more than luck. It costs up to
 * {@link #size()} times as many calls in every run, in production too. The two are the stages of one test, {@code ensemble}, with one budget and
 * one artifact; other optimizers of the class compete with it.
 *
 * <pre>{@code
 * @Ensemble(of = BootstrapRandomSearch.class, size = 3)
 * @BootstrapRandomSearch(seed = 7)
 * }</pre>
 *
 * <p>Answers agree if all output fields have the same values, so it is for short answers, such as labels and numbers. Of answers with as many
 * votes, that of the better candidate wins. An answer that cannot be read has no vote. AI Services cannot vote.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Ensemble {
    /** The annotation of the optimizer whose candidates vote; it is on the class too, with its settings and its seed. */
    Class<? extends Annotation> of();

    /**
     * The most candidates that vote: an odd number from 3 to 9. Smaller odd numbers are tried as well, each with the best candidates and with
     * those that complement each other, and the first with the best score is taken.
     */
    int size() default 3;
}
