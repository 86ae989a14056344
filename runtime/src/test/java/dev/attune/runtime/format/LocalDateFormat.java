package dev.attune.runtime.format;

import dev.attune.runtime.field.FieldFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Dates otherwise than {@link LocalDate#toString()} writes them, as a library might bring them. */
public final class LocalDateFormat implements FieldFormat<LocalDate> {

    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    @Override
    public Class<LocalDate> type() {
        return LocalDate.class;
    }

    @Override
    public String form() {
        return "a date such as 31.05.2026";
    }

    @Override
    public String render(LocalDate value) {
        return DAY_FIRST.format(value);
    }

    @Override
    public LocalDate parse(String text) {
        return LocalDate.parse(text, DAY_FIRST);
    }
}
