package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import org.junit.jupiter.api.Test;

class TranscriptTests {

    @Test
    void theEndOfTurnIsAStop() {
        assertThat(transcript(10, false, "Yes", ".", "").finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(transcript(3, false, "Yes", ".", "").finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void theLimitIsALength() {
        assertThat(transcript(2, false, "Yes", ",").finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(transcript(2, true, "Yes", ",").finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void aStopSequenceIsAStop() {
        assertThat(transcript(10, true, "Yes", "").finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(transcript(10, true, "Yes").finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void piecesAndTokensAddUp() {
        Transcript transcript = transcript(10, false, "Yes", ".", "");

        assertThat(transcript.text()).isEqualTo("Yes.");
        assertThat(transcript.outputTokens()).isEqualTo(3);
    }

    private static Transcript transcript(int limit, boolean stopSequences, String... pieces) {
        Transcript transcript = new Transcript(limit, stopSequences);
        for (String piece : pieces) {
            transcript.add(piece, 1);
        }
        return transcript;
    }
}
