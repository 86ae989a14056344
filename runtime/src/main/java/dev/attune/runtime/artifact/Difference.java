package dev.attune.runtime.artifact;

import org.apiguardian.api.API;

/**
 * What an artifact depends on and what has changed since it was made. Immutable.
 *
 * @param what what it is, such as {@code validation examples}
 * @param before what it was
 * @param now what it is now
 * @param sentence all of it in words
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Difference(String what, String before, String now, String sentence) {

    /** The value of something named is another. */
    static Difference value(String what, String before, String now) {
        return new Difference(what, before, now, what + " was " + before + " and is " + now);
    }

    /** The same of a part of something. */
    Difference of(String whole) {
        return new Difference(whole + what, before, now, whole + sentence);
    }
}
