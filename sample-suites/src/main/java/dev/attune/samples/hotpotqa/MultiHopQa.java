package dev.attune.samples.hotpotqa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Answers questions over two hops: twice it writes a query and reads the passages found, then it answers. */
public final class MultiHopQa {

    private static final int HOPS = 2;
    private static final int PASSAGES_PER_HOP = 3;

    private final WriteQuery writeQuery;
    private final Answering answering;
    private final PassageIndex index;

    /** A program of two modules over an index. */
    public MultiHopQa(WriteQuery writeQuery, Answering answering, PassageIndex index) {
        this.writeQuery = writeQuery;
        this.answering = answering;
        this.index = index;
    }

    /** Answers a question. */
    public String answer(String question) {
        Set<String> context = new LinkedHashSet<>();
        for (int hop = 0; hop < HOPS; hop++) {
            String query = writeQuery.searchQuery(List.copyOf(context), question);
            index.search(query, PASSAGES_PER_HOP).forEach(passage -> context.add(passage.shown()));
        }
        return answering.answer(new ArrayList<>(context), question);
    }
}
