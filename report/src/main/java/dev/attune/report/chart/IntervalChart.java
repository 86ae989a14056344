package dev.attune.report.chart;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Interval;
import dev.attune.report.html.Numbers;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The decision of a gate at a glance: both scores with their intervals, and below their difference, with the thresholds asked for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class IntervalChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 284;
    private static final double LEFT = 120;
    private static final double RIGHT = 560;
    private static final double NUMBERS = 580;

    private final GateRecord gate;
    private final Picture picture;

    private IntervalChart(GateRecord gate) {
        this.gate = gate;
        this.picture = new Picture(
                WIDTH,
                HEIGHT,
                gate.metric() + " on held-out data",
                "Unoptimized "
                        + numbers(
                                gate.baseline().estimate().mean(),
                                gate.baseline().estimate().interval())
                        + "; tuned "
                        + numbers(
                                gate.winner().estimate().mean(),
                                gate.winner().estimate().interval())
                        + "; difference "
                        + numbers(gate.difference().mean(), gate.difference().interval()) + ".");
    }

    public static Picture of(GateRecord gate) {
        return new IntervalChart(gate).drawn();
    }

    private Picture drawn() {
        Interval baseline = gate.baseline().estimate().interval();
        Interval winner = gate.winner().estimate().interval();
        Interval difference = gate.difference().interval();
        Axis scores = axis(
                gate.atLeast(),
                gate.baseline().estimate().mean(),
                gate.winner().estimate().mean(),
                baseline,
                winner);
        scale(scores, 62, 134);
        threshold(scores, gate.atLeast(), "at least", 62, 134);
        row(
                scores,
                84,
                "unoptimized",
                "currentColor",
                gate.baseline().estimate().mean(),
                baseline,
                false);
        row(scores, 114, "tuned", Picture.BLUE, gate.winner().estimate().mean(), winner, false);

        Axis differences = axis(gate.gain(), 0, gate.difference().mean(), difference);
        scale(differences, 210, 250);
        picture.line(differences.pixel(0), 210, differences.pixel(0), 250, "stroke-opacity", "0.6");
        threshold(differences, gate.gain(), "gain of", 210, 250);
        row(differences, 230, "difference", verdictColor(), gate.difference().mean(), difference, true);
        return picture;
    }

    private static Axis axis(@Nullable Double threshold, double first, double second, Interval... intervals) {
        DoubleStream ends = Stream.of(intervals).flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()));
        DoubleStream marks = DoubleStream.of(first, second, threshold == null ? Double.NaN : threshold);
        return Axis.covering(DoubleStream.concat(ends, marks), LEFT, RIGHT, 6);
    }

    private String verdictColor() {
        return gate.verdict() == Verdict.PASSED
                ? Picture.GREEN
                : gate.verdict() == Verdict.FAILED ? Picture.RED : Picture.AMBER;
    }

    private void scale(Axis axis, double top, double bottom) {
        for (double tick : axis.ticks()) {
            double across = axis.pixel(tick);
            picture.line(across, top, across, bottom, "stroke-opacity", "0.13");
            picture.note(across, bottom + 17, axis.label(tick), "middle");
        }
        picture.line(LEFT, bottom, RIGHT, bottom, "stroke-opacity", "0.55");
    }

    private void threshold(Axis axis, @Nullable Double threshold, String words, double top, double bottom) {
        if (threshold == null || !Double.isFinite(threshold)) {
            return;
        }
        double across = axis.pixel(threshold);
        picture.line(
                across,
                top - 4,
                across,
                bottom,
                "stroke",
                Picture.AMBER,
                "stroke-width",
                "2",
                "stroke-dasharray",
                "5 4");
        picture.text(
                across,
                top - 9,
                words + " " + Numbers.score(threshold),
                "font-size",
                "12",
                "font-weight",
                "600",
                "text-anchor",
                "middle",
                "fill",
                Picture.AMBER);
    }

    private void row(Axis axis, double y, String name, String color, double mean, Interval interval, boolean signed) {
        picture.text(LEFT - 14, y + 4, name, "font-size", "13", "text-anchor", "end");
        if (Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
            double from = axis.pixel(interval.low());
            double to = axis.pixel(interval.high());
            picture.line(from, y, to, y, "stroke", color, "stroke-width", "3", "stroke-opacity", "0.75");
            picture.line(from, y - 6, from, y + 6, "stroke", color, "stroke-width", "2");
            picture.line(to, y - 6, to, y + 6, "stroke", color, "stroke-width", "2");
        }
        if (Double.isFinite(mean)) {
            picture.dot(axis.pixel(mean), y, 6, color, name + ": " + numbers(mean, interval));
        }
        picture.text(
                NUMBERS,
                y + 4,
                signed ? Numbers.change(mean) : Numbers.score(mean),
                "font-size",
                "14",
                "font-weight",
                "700");
        picture.text(
                NUMBERS + 74,
                y + 4,
                Numbers.score(interval.low()) + " to " + Numbers.score(interval.high()),
                "font-size",
                "12.5",
                "opacity",
                "0.75");
    }

    private static String numbers(double mean, Interval interval) {
        return Numbers.score(mean) + " (" + Numbers.interval(interval) + ")";
    }
}
