package dev.attune.report.html;

import dev.attune.engine.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apiguardian.api.API;

/** Numbers as a person reads them, the same under every default locale. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Numbers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** A score in units of its metric, with as many digits as tell something. */
    public static String score(double score) {
        if (!Double.isFinite(score)) {
            return Double.isNaN(score) ? "–" : score > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(score);
        String pattern = size >= 1000
                ? "%,.0f"
                : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : size >= 0.001 || size == 0 ? "%.3f" : "%.1e";
        return (score < 0 ? "−" : "") + String.format(Locale.ROOT, pattern, size);
    }

    /** A difference of scores, always with a sign unless it is zero. */
    public static String change(double difference) {
        return (difference > 0 ? "+" : "") + score(difference);
    }

    /** An interval with its confidence: {@code 95 % interval 0.100 to 0.200}. */
    public static String interval(Interval interval) {
        return percent(interval.confidence()) + " interval " + range(interval);
    }

    /** An interval of a difference with its confidence: {@code 95 % interval +0.100 to +0.200}. */
    public static String changes(Interval interval) {
        return percent(interval.confidence()) + " interval " + changeRange(interval);
    }

    /** An interval beside a name that says what it is: {@code 0.100 to 0.200}. */
    public static String range(Interval interval) {
        return score(interval.low()) + " to " + score(interval.high());
    }

    /** An interval of a difference beside such a name: {@code +0.100 to +0.200}. */
    public static String changeRange(Interval interval) {
        return change(interval.low()) + " to " + change(interval.high());
    }

    /** What a person asks for, with the digits that it was asked with: {@code 0.05}. */
    public static String threshold(double threshold) {
        return Double.isFinite(threshold)
                ? BigDecimal.valueOf(threshold)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('-', '−')
                : score(threshold);
    }

    /** A share in percent, with a decimal only where it has one. */
    public static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", 100 * share);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
    }

    /** A count with thousands separators. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with what is counted: {@code 1 call}, {@code 2 calls}. */
    public static String count(long count, String one) {
        return count(count) + " " + (count == 1 ? one : one + "s");
    }

    /** US dollars: to the cent from one dollar on, below it with three digits that tell something. */
    public static String dollars(BigDecimal dollars) {
        if (dollars.abs().compareTo(BigDecimal.ONE) >= 0) {
            return String.format(Locale.ROOT, "%,.2f", dollars);
        }
        BigDecimal rounded = dollars.round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A moment, to the second: {@code 2026-03-01 09:30:00 UTC}. */
    public static String time(Instant moment) {
        return TIME.format(moment) + " UTC";
    }

    /** A duration in its two largest units. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
