package dev.attune.samples;

import java.util.Locale;

/** The form that an answer of HotPotQA Conditional must have, by the kind of the answer. */
enum AnswerForm {
    /** All lowercase. */
    PERSON {
        @Override
        boolean fitsKind(String answer) {
            return answer.equals(answer.toLowerCase(Locale.ROOT));
        }
    },
    /** No punctuation. */
    PLACE {
        @Override
        boolean fitsKind(String answer) {
            return answer.chars().noneMatch(c -> String.valueOf((char) c).matches("\\p{Punct}"));
        }
    },
    /** Ends with Peace! */
    DATE {
        @Override
        boolean fitsKind(String answer) {
            return true;
        }
    },
    /** All caps. */
    OTHER {
        @Override
        boolean fitsKind(String answer) {
            return answer.equals(answer.toUpperCase(Locale.ROOT));
        }
    };

    private static final String PEACE = "Peace!";

    abstract boolean fitsKind(String answer);

    static AnswerForm of(String category) {
        return valueOf(category.toUpperCase(Locale.ROOT));
    }

    /** Whether an answer has this form; the farewell belongs to dates, and to nothing else. */
    boolean fits(String answer) {
        String text = answer.strip();
        boolean farewell = this == DATE ? text.endsWith(PEACE) : !text.contains(PEACE);
        return farewell && fitsKind(text);
    }

    static String withoutPeace(String answer) {
        String text = answer.strip();
        return text.endsWith(PEACE)
                ? text.substring(0, text.length() - PEACE.length()).strip()
                : text;
    }
}
