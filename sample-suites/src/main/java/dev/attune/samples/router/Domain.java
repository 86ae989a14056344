package dev.attune.samples.router;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a request is about, in the broad. */
public enum Domain {
    /** Accounts, payments, cards. */
    BANKING,
    /** Driving, traffic, upkeep. */
    CAR,
    /** Cooking and restaurants. */
    KITCHEN,
    /** Flights, hotels, foreign countries. */
    TRAVEL,
    /** Pay, taxes, leave, meetings. */
    WORK;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The domain of that name. */
    @JsonCreator
    public static Domain of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
