package dev.attune.runtime.format;

import dev.attune.runtime.field.FieldFormat;
import dev.attune.runtime.text.UnreadableException;
import dev.langchain4j.model.output.structured.Description;
import java.time.Duration;
import java.time.Period;
import java.time.Year;
import java.util.Currency;
import java.util.function.Function;

/** Formats that refuse in every way, and some that are refused themselves. */
final class Formats {

    enum Mood {
        GLAD,
        SAD
    }

    /** A name of any form, with commas or without; described for another library, and by its format for this one. */
    record Name(@Description("a name") CharSequence text) {}

    private Formats() {}

    abstract static class Of<T> implements FieldFormat<T> {

        private final Class<T> type;
        private final String form;
        private final Function<String, T> parse;

        Of(Class<T> type, String form, Function<String, T> parse) {
            this.type = type;
            this.form = form;
            this.parse = parse;
        }

        @Override
        public Class<T> type() {
            return type;
        }

        @Override
        public String form() {
            return form;
        }

        @Override
        public String render(T value) {
            return value.toString();
        }

        @Override
        public T parse(String text) throws UnreadableException {
            return parse.apply(text);
        }
    }

    @SuppressWarnings("NullAway") // what a format gives that was written without it
    public static final class NullYears extends Of<Year> {
        public NullYears() {
            super(Year.class, "a year such as 2026", text -> text.matches("\\d{4}") ? Year.parse(text) : null);
        }
    }

    public static final class Currencies extends Of<Currency> {
        public Currencies() {
            super(Currency.class, "a currency such as EUR", Currency::getInstance); // throws without a message
        }

        @Override
        public String render(Currency value) {
            if (value.getCurrencyCode().equals("XXX")) {
                throw new IllegalStateException("it is no currency");
            }
            return super.render(value);
        }
    }

    public static final class Letters extends Of<Character> {
        public Letters() {
            super(Character.class, "a letter", text -> text.charAt(0));
        }

        @Override
        public Character parse(String text) throws UnreadableException {
            if (text.length() != 1) {
                throw new UnreadableException("it is more than a letter");
            }
            return super.parse(text);
        }
    }

    public static final class Names extends Of<Name> {
        public Names() {
            super(Name.class, "a name", Name::new);
        }

        @Override
        public String render(Name value) {
            return value.text().toString();
        }
    }

    public static final class Durations extends Of<Duration> {
        public Durations() {
            super(Duration.class, "a duration", Duration::parse);
        }
    }

    public static final class OtherDurations extends Of<Duration> {
        public OtherDurations() {
            super(Duration.class, "a time span", Duration::parse);
        }
    }

    public static final class Moods extends Of<Mood> {
        public Moods() {
            super(Mood.class, "a mood", Mood::valueOf);
        }
    }

    public static final class Periods extends Of<Period> {
        public Periods() {
            super(Period.class, " ", Period::parse);
        }
    }

    /** Stands in no service file. */
    public static final class Texts extends Of<String> {
        public Texts() {
            super(String.class, "a text", text -> text);
        }
    }
}
