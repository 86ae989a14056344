package dev.attune.engine.evaluate;

import org.apiguardian.api.API;

/**
 * How often a judge agrees with itself: whether the first two votes on the same question are the same verdict. Immutable.
 *
 * @param asked the questions with two votes or more
 * @param agreed those on which the first two agree
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JudgeAgreement(int asked, int agreed) {

    /** No question had two votes. */
    public static final JudgeAgreement NONE = new JudgeAgreement(0, 0);

    JudgeAgreement and(boolean agree) {
        return new JudgeAgreement(asked + 1, agreed + (agree ? 1 : 0));
    }
}
