package dev.attune.report.chart;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.statistics.Interval;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The decision of a gate at a glance: the scores of the unoptimized program, of the accepted artifact if there is one, and of the winner with
 * their intervals, and below the differences, with the thresholds of claims and guards.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class IntervalChart {

    private static final int WIDTH = 800;
    private static final double LEFT = 120;
    private static final double RIGHT = 560;
    private static final double NUMBERS = 580;
    private static final double TOP = 62;
    private static final double ROW = 30;
    private static final double FIRST = 22;
    private static final double LAST = 20;
    private static final double BETWEEN = 76;
    private static final double BELOW = 34;

    private final GateRecord gate;
    private final List<Row> scores;
    private final List<Row> differences;
    private final Picture picture;

    /** A mean with its interval. */
    private record Row(String name, String color, double mean, Interval interval) {

        static Row of(String name, String color, ScoreRecord score) {
            return new Row(
                    name, color, score.estimate().mean(), score.estimate().interval());
        }
    }

    /** A threshold, with the row that it is asked of. */
    private record Threshold(double value, String words, int row) {}

    private IntervalChart(GateRecord gate) {
        this.gate = gate;
        this.scores = scores(gate);
        this.differences = differences(gate);
        this.picture = new Picture(
                WIDTH,
                (int) (differencesBottom() + BELOW),
                gate.metric() + " on held-out data",
                Stream.concat(scores.stream(), differences.stream())
                                .map(row -> row.name() + " " + numbers(row.mean(), row.interval()))
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    public static Picture of(GateRecord gate) {
        return new IntervalChart(gate).drawn();
    }

    private static List<Row> scores(GateRecord gate) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("unoptimized", "currentColor", gate.baseline()));
        if (gate.accepted() != null) {
            rows.add(Row.of("accepted", "currentColor", gate.accepted()));
        }
        rows.add(Row.of("winner", Tone.BLUE.color(), gate.winner()));
        return rows;
    }

    private static List<Row> differences(GateRecord gate) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "difference",
                Tone.of(gate.difference()).color(),
                gate.difference().mean(),
                gate.difference().interval()));
        if (gate.accepted() != null && gate.change() != null) {
            rows.add(new Row(
                    "to accepted",
                    Tone.of(gate.change()).color(),
                    gate.change().mean(),
                    gate.change().interval()));
        }
        return rows;
    }

    private double scoresBottom() {
        return TOP + FIRST + ROW * (scores.size() - 1) + LAST;
    }

    private double differencesTop() {
        return scoresBottom() + BETWEEN;
    }

    private double differencesBottom() {
        return differencesTop() + LAST + ROW * (differences.size() - 1) + LAST;
    }

    private Picture drawn() {
        List<Threshold> levels = gate.atLeast() == null
                ? List.of()
                : List.of(new Threshold(
                        gate.atLeast(), "at least " + Numbers.threshold(gate.atLeast()), scores.size() - 1));
        Axis axis = axis(scores, levels, false);
        scale(axis, TOP, scoresBottom());
        levels.forEach(level -> threshold(axis, level, TOP, TOP, scoresBottom()));
        for (int i = 0; i < scores.size(); i++) {
            row(axis, TOP + FIRST + ROW * i, scores.get(i), false);
        }
        drawDifferences();
        return picture;
    }

    private void drawDifferences() {
        double top = differencesTop();
        double bottom = differencesBottom();
        List<Threshold> asked = asked();
        Axis axis = axis(differences, asked, true);
        scale(axis, top, bottom);
        picture.line(axis.pixel(0), top, axis.pixel(0), bottom, "stroke-opacity", "0.6");
        for (Threshold threshold : asked) {
            boolean all = differences.size() == 1;
            double from = all ? top : top + LAST + ROW * threshold.row() - ROW / 2;
            threshold(axis, threshold, top, from, all ? bottom : from + ROW);
        }
        for (int i = 0; i < differences.size(); i++) {
            row(axis, top + LAST + ROW * i, differences.get(i), true);
        }
    }

    /** The guard is asked of the last row: the accepted artifact is the program in production, or else the unoptimized one. */
    private List<Threshold> asked() {
        List<Threshold> asked = new ArrayList<>();
        if (gate.gain() != null) {
            asked.add(new Threshold(gate.gain(), "gain of " + Numbers.threshold(gate.gain()), 0));
        }
        if (gate.notWorseBy() != null && gate.change() != null) {
            asked.add(new Threshold(
                    -gate.notWorseBy(), "loss of " + Numbers.threshold(gate.notWorseBy()), differences.size() - 1));
        }
        return asked;
    }

    private static Axis axis(List<Row> rows, List<Threshold> thresholds, boolean withZero) {
        DoubleStream ends = rows.stream()
                .flatMapToDouble(row -> DoubleStream.of(
                        row.mean(), row.interval().low(), row.interval().high()));
        DoubleStream marks = DoubleStream.concat(
                thresholds.stream().mapToDouble(Threshold::value), DoubleStream.of(withZero ? 0 : Double.NaN));
        return Axis.covering(DoubleStream.concat(ends, marks), LEFT, RIGHT, 6);
    }

    private void scale(Axis axis, double top, double bottom) {
        for (double tick : axis.ticks()) {
            double across = axis.pixel(tick);
            picture.line(across, top, across, bottom, "stroke-opacity", "0.13");
            picture.note(across, bottom + 17, axis.label(tick), "middle");
        }
        picture.line(LEFT, bottom, RIGHT, bottom, "stroke-opacity", "0.55");
    }

    private void threshold(Axis axis, Threshold threshold, double top, double from, double to) {
        if (!Double.isFinite(threshold.value())) {
            return;
        }
        double across = axis.pixel(threshold.value());
        picture.line(
                across,
                from - 4,
                across,
                to,
                "stroke",
                Tone.AMBER.color(),
                "stroke-width",
                "2",
                "stroke-dasharray",
                "5 4");
        picture.text(
                across,
                top - 9,
                threshold.words(),
                "font-size",
                "12",
                "font-weight",
                "600",
                "text-anchor",
                "middle",
                "fill",
                Tone.AMBER.color());
    }

    private void row(Axis axis, double y, Row row, boolean signed) {
        String name = row.name();
        String color = row.color();
        double mean = row.mean();
        Interval interval = row.interval();
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
                signed ? Numbers.changeRange(interval) : Numbers.range(interval),
                "font-size",
                "12.5",
                "opacity",
                "0.75");
    }

    private static String numbers(double mean, Interval interval) {
        return Numbers.score(mean) + " (" + Numbers.interval(interval) + ")";
    }
}
