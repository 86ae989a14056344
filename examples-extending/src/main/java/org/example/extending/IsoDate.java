package org.example.extending;

import dev.attune.runtime.field.FieldFormat;
import dev.attune.runtime.text.UnreadableException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as fields of modules, in ISO 8601. */
public final class IsoDate implements FieldFormat<LocalDate> {

    @Override
    public Class<LocalDate> type() {
        return LocalDate.class;
    }

    @Override
    public String form() {
        return "a date such as 2026-03-31";
    }

    @Override
    public String render(LocalDate value) {
        return value.toString();
    }

    @Override
    public LocalDate parse(String text) throws UnreadableException {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new UnreadableException("it is no date such as 2026-03-31");
        }
    }
}
