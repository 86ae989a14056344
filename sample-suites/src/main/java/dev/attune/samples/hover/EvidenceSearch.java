package dev.attune.samples.hover;

import dev.attune.samples.hotpotqa.Passage;
import dev.attune.samples.hotpotqa.PassageIndex;
import java.util.ArrayList;
import java.util.List;

/** Searches three times, each time with what is still missing, and gives the titles of all that was found. */
public final class EvidenceSearch {

    private static final int PASSAGES_PER_HOP = 7;

    private final SummarizeFirstHop summarizeFirst;
    private final QuerySecondHop querySecond;
    private final SummarizeSecondHop summarizeSecond;
    private final QueryThirdHop queryThird;
    private final PassageIndex index;

    /** A program of four modules over an index. */
    public EvidenceSearch(
            SummarizeFirstHop summarizeFirst,
            QuerySecondHop querySecond,
            SummarizeSecondHop summarizeSecond,
            QueryThirdHop queryThird,
            PassageIndex index) {
        this.summarizeFirst = summarizeFirst;
        this.querySecond = querySecond;
        this.summarizeSecond = summarizeSecond;
        this.queryThird = queryThird;
        this.index = index;
    }

    /** The titles of at most 21 passages. */
    public List<String> titles(String claim) {
        List<Passage> first = index.search(claim, PASSAGES_PER_HOP);
        String firstSummary = summarizeFirst.summary(claim, shown(first));
        List<Passage> second = index.search(querySecond.query(claim, firstSummary), PASSAGES_PER_HOP);
        String secondSummary = summarizeSecond.summary(claim, firstSummary, shown(second));
        List<Passage> third = index.search(queryThird.query(claim, firstSummary, secondSummary), PASSAGES_PER_HOP);
        List<Passage> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all.stream().map(Passage::title).toList();
    }

    private static List<String> shown(List<Passage> passages) {
        return passages.stream().map(Passage::shown).toList();
    }
}
