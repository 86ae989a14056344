package dev.attune.runtime.field.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What of a date and time fields hold. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum MomentKind {
    DATE(LocalDate.class, "a date as YYYY-MM-DD"),
    LOCAL(LocalDateTime.class, "a date and time as YYYY-MM-DDTHH:MM:SS"),
    INSTANT(Instant.class, "a date and time in UTC as YYYY-MM-DDTHH:MM:SSZ");

    private final Class<?> type;
    private final String form;

    MomentKind(Class<?> type, String form) {
        this.type = type;
        this.form = form;
    }

    /** The kind whose values are of a class; null if there is none. */
    public static @Nullable MomentKind of(Class<?> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == type)
                .findFirst()
                .orElse(null);
    }

    public Class<?> type() {
        return type;
    }

    /** What a value must look like, in words for a model. */
    public String form() {
        return form;
    }

    /** @throws java.time.DateTimeException if there is no such date or time */
    Object value(String iso) {
        return switch (this) {
            case DATE -> LocalDate.parse(iso);
            case LOCAL -> LocalDateTime.parse(iso);
            case INSTANT -> OffsetDateTime.parse(iso).toInstant();
        };
    }
}
