package dev.attune.local.llama;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The prompt whose tokens the library keeps in the cache of one context, and what of it the next one may build on. The library keeps the tokens
 * of a prompt, and of the answer to it, only if it is told to use its cache: after a prompt that was not to, its list is empty.
 */
final class CachedPrompt {

    private final int batch;
    private final boolean sameBits;

    /** {@code null}: not known, since an answer is not complete. */
    private int @Nullable [] tokens = {};

    /**
     * The cache of a context that has computed nothing.
     *
     * @param batch tokens that are computed at once
     * @param sameBits whether batches of any size give the same bits
     */
    CachedPrompt(int batch, boolean sameBits) {
        this.batch = batch;
        this.sameBits = sameBits;
    }

    /**
     * Whether the answer to a prompt that is computed on top of the cache equals that of one computed from scratch. It need not if cached tokens of
     * an answer would be reused (they were computed one at a time), or if one of the two ways leaves a last batch of one token: with weights of some
     * types such batches take other arithmetic paths.
     */
    boolean keepsAnswer(int[] prompt) {
        if (tokens == null) {
            return false;
        }
        if (tokens.length == 0) {
            return true;
        }
        int difference = Arrays.mismatch(tokens, prompt);
        boolean promptOnly = difference < tokens.length;
        // at least the last token is computed anew
        int reused = Math.min(difference < 0 ? prompt.length : difference, prompt.length - 1);
        boolean lonelyToken = (prompt.length - reused) % batch == 1 || prompt.length % batch == 1;
        return promptOnly && (sameBits || !lonelyToken);
    }

    /** A prompt has been answered, with or without the cache. */
    void keep(int[] prompt, boolean withCache) {
        tokens = withCache ? prompt : new int[0];
    }

    /** Until the next prompt is answered, nobody knows what the cache holds. */
    void forget() {
        tokens = null;
    }
}
