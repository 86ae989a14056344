package dev.attune.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apiguardian.api.API;

/**
 * A linear scale from values to pixels with ticks at round values.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param step the distance of two ticks
 * @param from the pixel of the lowest value
 * @param to the pixel of the highest value
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Axis(double low, double high, double step, double from, double to) {

    /** An axis that starts and ends at a tick and covers all finite values; equal values get room on both sides. */
    public static Axis covering(DoubleStream values, double from, double to, int ticks) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double min = DoubleStream.of(finite).min().orElse(0);
        double max = DoubleStream.of(finite).max().orElse(1);
        double size = Math.max(Math.abs(min), Math.abs(max));
        if (max - min <= size * 1e-9) {
            double room = size == 0 ? 0.5 : size * 0.1;
            min -= room;
            max += room;
        }
        double step = roundStep((max - min) / ticks);
        return new Axis(Math.floor(min / step) * step, Math.ceil(max / step) * step, step, from, to);
    }

    /** An axis for the numbers of trials, with half a unit of room on both sides. */
    public static Axis counting(int first, int last, double from, double to, int ticks) {
        double step = Math.max(1, roundStep((double) (last - first) / ticks));
        return new Axis(first - 0.5, last + 0.5, step, from, to);
    }

    public double pixel(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** The values of the ticks in rising order. */
    public List<Double> ticks() {
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).collect(Collectors.toList());
    }

    /** A tick's value with just the decimals that tell ticks apart. */
    public String label(double tick) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        String text = decimals > 9
                ? String.format(Locale.ROOT, "%.2e", Math.abs(tick))
                : String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(tick));
        return (tick < 0 ? "−" : "") + text;
    }

    private static double roundStep(double rough) {
        if (rough <= 0) {
            return 1;
        }
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / magnitude;
        return magnitude * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
