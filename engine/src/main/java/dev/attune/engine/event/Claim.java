package dev.attune.engine.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A claim of a gate, one of several of a program, and how surely it is shown. All gates of a program must pass, so nothing is corrected for
 * their number in a verdict. But whoever reports single claims as shown picks among several, each with its own chance to be shown wrongly.
 * Holm's method (Scandinavian Journal of Statistics 6, 1979) keeps the chance that any is within the error rate of one gate.
 *
 * <p>Immutable.
 *
 * @param metric the name of the metric
 * @param asked what is claimed, in words, such as {@code a gain of at least 0.05}
 * @param among the largest part of the error rate that is enough to show it, as its denominator: 1 if it takes the whole error rate of its
 *     gate, 3 if a third of it is enough; at most {@code of}, and 0 if it is not shown
 * @param of the number of claims of the program, at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Claim(String metric, String asked, int among, int of) {

    /** @throws IllegalArgumentException if {@code among} is below 0 or above {@code of} */
    public Claim {
        if (among < 0 || among > of) {
            throw new IllegalArgumentException("among lies between 0 and " + of + ", but is " + among);
        }
    }

    /** Returns whether it is shown by itself. */
    public boolean shown() {
        return among > 0;
    }

    /**
     * Returns those claims that are shown also when corrected for the number of claims.
     *
     * @param claims the claims of a program; those of gates that have not decided may be missing, and count as not shown
     */
    public static Set<Claim> shownAmongAll(List<Claim> claims) {
        List<Claim> surest = new ArrayList<>(claims);
        surest.sort(Comparator.comparingInt(Claim::among).reversed());
        int shown = (int) IntStream.range(0, surest.size())
                .takeWhile(rank -> surest.get(rank).shown()
                        && surest.get(rank).among() >= surest.get(rank).of() - rank)
                .count();
        return new LinkedHashSet<>(surest.subList(0, shown));
    }

    /**
     * Returns a sentence for each claim, when all gates have decided.
     *
     * @param claims the claims of a program
     */
    public static List<String> inWords(List<Claim> claims) {
        return inWords(claims, claims, false);
    }

    /**
     * Returns a sentence for each claim of a gate, while others may still decide. They can add to what is shown, and take nothing away.
     *
     * @param some the claims of the gate
     * @param claims the claims of all gates of the program that have decided, these included
     */
    public static List<String> soFar(List<Claim> some, List<Claim> claims) {
        return inWords(some, claims, !claims.isEmpty() && claims.size() < claims.get(0).of);
    }

    private static List<String> inWords(List<Claim> some, List<Claim> claims, boolean open) {
        Set<Claim> shown = shownAmongAll(claims);
        return some.stream()
                .map(claim -> claim.metric + ", " + claim.asked + ": "
                        + (shown.contains(claim)
                                ? "shown, also if the chances of all " + claim.of + " claims are counted (Holm)"
                                : claim.shown()
                                        ? "shown by itself, "
                                                + (open ? "not yet" : "not") + " if the chances of all " + claim.of
                                                + " claims are counted (Holm)"
                                                + (open ? ", " + claims.size() + " decided so far" : "")
                                        : "not shown"))
                .toList();
    }
}
