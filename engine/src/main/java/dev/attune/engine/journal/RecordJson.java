package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes the records of this package, which are flat. Immutable. */
final class RecordJson {

    /** Of one text: far above any answer, and no danger to the memory. */
    private static final int LONGEST_TEXT = 20_000_000;

    private static final int DEEPEST = 20;

    static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private RecordJson() {}
}
