package org.example.extending;

import dev.attune.runtime.field.FieldFormat;
import dev.attune.runtime.text.UnreadableException;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Months as fields of modules, in ISO 8601. */
public final class IsoMonth implements FieldFormat<YearMonth> {

    @Override
    public Class<YearMonth> type() {
        return YearMonth.class;
    }

    @Override
    public String form() {
        return "a month such as 2026-03";
    }

    @Override
    public String render(YearMonth value) {
        return value.toString();
    }

    @Override
    public YearMonth parse(String text) throws UnreadableException {
        try {
            return YearMonth.parse(text.strip());
        } catch (DateTimeException e) {
            throw new UnreadableException("it is no month such as 2026-03");
        }
    }
}
