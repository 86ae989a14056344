package dev.attune.report.page;

import dev.attune.report.chart.Axis;
import dev.attune.report.chart.Picture;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The score of a metric from run to run, with its intervals. */
final class HistoryChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 260;
    private static final double LEFT = 66;
    private static final double RIGHT = 776;
    private static final double TOP = 52;
    private static final double BOTTOM = 208;

    private HistoryChart() {}

    /** A run that has measured the metric. */
    private record Point(String day, PastRun.Gate gate) {}

    /**
     * The chart.
     *
     * @param runs the runs, the oldest first
     * @return empty if fewer than two of them have measured the metric
     */
    static Optional<Picture> of(String metric, List<PastRun> runs) {
        List<Point> points = runs.stream()
                .flatMap(run -> run.gate(metric).map(gate -> new Point(run.day(), gate)).stream())
                .toList();
        return points.size() < 2 ? Optional.empty() : Optional.of(drawn(metric, points));
    }

    private static Picture drawn(String metric, List<Point> points) {
        Picture picture = new Picture(
                WIDTH,
                HEIGHT,
                metric + " on test examples, run by run",
                Numbers.count(points.size()) + " runs; the winner went from "
                        + Numbers.score(points.get(0).gate().winner().mean()) + " to "
                        + Numbers.score(
                                points.get(points.size() - 1).gate().winner().mean()) + ".");
        Axis x = Axis.counting(1, points.size(), LEFT, RIGHT, 10);
        Axis y = Axis.covering(
                points.stream()
                        .flatMapToDouble(point -> DoubleStream.of(
                                point.gate().unoptimized().mean(),
                                point.gate().winner().low(),
                                point.gate().winner().high())),
                BOTTOM,
                TOP,
                4);
        for (double tick : y.ticks()) {
            double at = y.pixel(tick);
            picture.line(LEFT, at, RIGHT, at, "stroke-opacity", "0.15");
            picture.note(LEFT - 8, at + 4, y.label(tick), "end");
        }
        picture.note(x.pixel(1), BOTTOM + 20, points.get(0).day(), "start");
        picture.note(
                x.pixel(points.size()),
                BOTTOM + 20,
                points.get(points.size() - 1).day(),
                "end");
        picture.note(
                LEFT,
                BOTTOM + 40,
                "line: winner with interval, green passed, red failed, amber inconclusive; dashed: unoptimized",
                "start");
        StringBuilder unoptimized = new StringBuilder();
        StringBuilder winner = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            String step = (i == 0 ? "M" : "L") + Picture.pixels(x.pixel(i + 1)) + " ";
            unoptimized
                    .append(step)
                    .append(Picture.pixels(
                            y.pixel(points.get(i).gate().unoptimized().mean())));
            winner.append(step)
                    .append(Picture.pixels(y.pixel(points.get(i).gate().winner().mean())));
        }
        picture.path(
                unoptimized.toString(), "stroke", "currentColor", "stroke-opacity", "0.5", "stroke-dasharray", "4 4");
        picture.path(winner.toString(), "stroke", Tone.BLUE.color(), "stroke-width", "2");
        for (int i = 0; i < points.size(); i++) {
            draw(picture, x.pixel(i + 1), y, points.get(i));
        }
        return picture;
    }

    private static void draw(Picture picture, double at, Axis y, Point point) {
        PastRun.Score score = point.gate().winner();
        picture.line(
                at,
                y.pixel(score.low()),
                at,
                y.pixel(score.high()),
                "stroke",
                Tone.BLUE.color(),
                "stroke-opacity",
                "0.5");
        picture.dot(
                at,
                y.pixel(score.mean()),
                4.5,
                color(point.gate().verdict()),
                point.day() + ": " + Numbers.score(score.mean()) + ", " + Numbers.interval(score.interval()) + ", "
                        + point.gate().verdict());
    }

    private static String color(String verdict) {
        return switch (verdict) {
            case "passed" -> Tone.GREEN.color();
            case "failed" -> Tone.RED.color();
            default -> Tone.AMBER.color();
        };
    }
}
