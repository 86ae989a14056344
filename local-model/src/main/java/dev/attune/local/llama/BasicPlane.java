package dev.attune.local.llama;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes text through a native call that returns a JNI string, which garbles characters beyond the basic multilingual
 * plane (emoji) and ends at NUL. They travel as private-use characters the text does not hold otherwise.
 */
final class BasicPlane {

    private static final int FIRST_PRIVATE = 0xE000;
    private static final int LAST_PRIVATE = 0xF8FF;

    private final List<Integer> originals = new ArrayList<>();
    private final List<Integer> standIns = new ArrayList<>();

    private BasicPlane() {}

    static BasicPlane avoiding(String text) {
        BasicPlane plane = new BasicPlane();
        int candidate = FIRST_PRIVATE;
        for (int original :
                text.codePoints().filter(BasicPlane::isFragile).distinct().toArray()) {
            while (text.indexOf(candidate) >= 0) {
                candidate++;
            }
            if (candidate > LAST_PRIVATE) {
                throw new IllegalArgumentException("the prompt holds too many different supplementary characters");
            }
            plane.originals.add(original);
            plane.standIns.add(candidate++);
        }
        return plane;
    }

    private static boolean isFragile(int codePoint) {
        return codePoint == 0 || codePoint > 0xFFFF;
    }

    String encode(String text) {
        return translate(text, originals, standIns);
    }

    String decode(String text) {
        return translate(text, standIns, originals);
    }

    private static String translate(String text, List<Integer> from, List<Integer> to) {
        if (from.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            int index = from.indexOf(codePoint);
            result.appendCodePoint(index < 0 ? codePoint : to.get(index));
        });
        return result.toString();
    }
}
