package dev.attune.samples.hotpotqa;

/**
 * A passage of the corpus.
 *
 * @param title its title, which is unique
 * @param text its text
 */
public record Passage(String title, String text) {

    private static final int LENGTH = 200;

    /** Title and beginning of the text, short enough for small models to read several. */
    public String shown() {
        return title + " | " + (text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…");
    }
}
