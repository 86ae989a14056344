package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gives every module a pool of demos, of which each request shows those that are nearest to its inputs, by an embedding model that runs in
 * process (after DSPy's KNNFewShot). The instructions stay the seed's. Artifacts hold the pool, and production needs the embedding model too.
 *
 * <pre>{@code
 * @KnnFewShot(k = {1, 3, 5}, demos = @Demos(maxBootstrapped = 0, maxLabeled = 200))
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KnnFewShot {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How many demos a request shows; each at least 1. Of several, each is evaluated on the validation examples, and the best one wins. */
    int[] k() default 3;

    /** The name of the embedding model; that of the dependency {@code attune-embedding-model} by default. Others come by {@code EmbeddingProvider}. */
    String embedding() default "all-minilm-l6-v2";

    /** The validation examples, all of them by default; there are no trials, so nothing else may be set. */
    Search search() default @Search;

    /**
     * How the pool is made: {@code maxLabeled} demos at most per module, 100 by default, of which {@code maxBootstrapped}, 100 by default, from
     * runs of the teacher that scored well; labeled ones fill up. There is one pool, so {@code sets} may not be set.
     */
    Demos demos() default @Demos;
}
