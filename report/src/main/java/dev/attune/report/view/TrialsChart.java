package dev.attune.report.view;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.report.chart.Axis;
import dev.attune.report.chart.Picture;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/** The course of a search: the score of every trial, the best full evaluation so far, and the unoptimized program for comparison. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrialsChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 360;
    private static final double LEFT = 66;
    private static final double RIGHT = 728;
    private static final double TOP = 76;
    private static final double BOTTOM = 308;

    private final OptimizationRecord optimization;
    private final List<TrialRecord> trials;
    private final OptionalDouble baseline;
    private final Axis x;
    private final Axis y;
    private final Picture picture;

    private TrialsChart(OptimizationRecord optimization) {
        this.optimization = optimization;
        this.trials = drawable(optimization);
        this.baseline = baseline(optimization);
        this.x = Axis.counting(
                trials.get(0).number(), trials.get(trials.size() - 1).number(), LEFT, RIGHT, 10);
        this.y = Axis.covering(
                DoubleStream.concat(
                        trials.stream().flatMapToDouble(t -> DoubleStream.of(t.score(), t.bestFullScore())),
                        baseline.stream()),
                BOTTOM,
                TOP,
                5);
        this.picture = new Picture(
                WIDTH, HEIGHT, optimization.objective() + " on the validation split, trial by trial", description());
    }

    /** The chart; nothing if no trial has a score. */
    public static Optional<Picture> of(OptimizationRecord optimization) {
        return drawable(optimization).isEmpty() ? Optional.empty() : Optional.of(new TrialsChart(optimization).drawn());
    }

    private static List<TrialRecord> drawable(OptimizationRecord optimization) {
        return optimization.trials().stream()
                .filter(trial -> Double.isFinite(trial.score()))
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .collect(Collectors.toList());
    }

    private Picture drawn() {
        drawAxes();
        baseline.ifPresent(this::drawBaseline);
        drawBestSoFar();
        trials.forEach(this::drawTrial);
        labelLines();
        drawLegend();
        return picture;
    }

    private String description() {
        String range = trials.size() == 1
                ? "One trial."
                : Numbers.count(trials.size()) + " trials, from "
                        + trials.get(0).number() + " to "
                        + trials.get(trials.size() - 1).number() + ".";
        return range
                + (baseline.isPresent()
                        ? " The unoptimized program scores " + Numbers.score(baseline.getAsDouble()) + "."
                        : "")
                + best().map(trial -> " The best full evaluation is trial " + trial.number() + " with "
                                + Numbers.score(trial.score()) + ".")
                        .orElse("");
    }

    /** The score of the unoptimized program, which a search that goes on from an earlier one need not evaluate again. */
    private static OptionalDouble baseline(OptimizationRecord optimization) {
        ScoreRecord baseline = optimization.baseline();
        DoubleStream measured = baseline == null
                ? DoubleStream.empty()
                : DoubleStream.of(baseline.estimate().mean());
        DoubleStream tried = optimization.trials().stream()
                .filter(trial -> trial.kind() == TrialRecord.Kind.BASELINE)
                .mapToDouble(TrialRecord::score);
        return DoubleStream.concat(measured, tried).filter(Double::isFinite).findFirst();
    }

    /** The first of the best full evaluations: a later one with the same score does not replace it in the search either. */
    private Optional<TrialRecord> best() {
        return trials.stream()
                .filter(trial -> trial.kind().full())
                .reduce((best, trial) -> trial.score() > best.score() ? trial : best);
    }

    private void drawAxes() {
        for (double tick : y.ticks()) {
            picture.line(LEFT, y.pixel(tick), RIGHT, y.pixel(tick), "stroke-opacity", "0.13");
            picture.note(LEFT - 10, y.pixel(tick) + 4, y.label(tick), "end");
        }
        picture.line(LEFT, BOTTOM, RIGHT, BOTTOM, "stroke-opacity", "0.55");
        for (double tick : x.ticks()) {
            picture.line(x.pixel(tick), BOTTOM, x.pixel(tick), BOTTOM + 5, "stroke-opacity", "0.55");
            picture.note(x.pixel(tick), BOTTOM + 20, x.label(tick), "middle");
        }
        picture.note((LEFT + RIGHT) / 2, HEIGHT - 12, "trial", "middle");
        String middle = Picture.pixels((TOP + BOTTOM) / 2);
        picture.note(
                16,
                (TOP + BOTTOM) / 2,
                "mean " + optimization.objective(),
                "middle",
                "transform",
                "rotate(-90 16 " + middle + ")");
    }

    private void drawBaseline(double score) {
        double height = y.pixel(score);
        picture.line(
                LEFT, height, RIGHT, height, "stroke-dasharray", "6 5", "stroke-width", "1.5", "stroke-opacity", "0.6");
    }

    private void drawBestSoFar() {
        StringBuilder steps = new StringBuilder();
        for (TrialRecord trial : trials) {
            if (!Double.isFinite(trial.bestFullScore())) {
                continue;
            }
            String across = Picture.pixels(x.pixel(trial.number()));
            String height = Picture.pixels(y.pixel(trial.bestFullScore()));
            steps.append(steps.length() == 0 ? "M" + across + " " + height : "H" + across + "V" + height);
        }
        if (steps.length() > 0) {
            steps.append('H').append(Picture.pixels(RIGHT));
            picture.path(
                    steps.toString(), "stroke", Tone.GREEN.color(), "stroke-width", "2", "stroke-linejoin", "round");
        }
    }

    private void drawTrial(TrialRecord trial) {
        double across = x.pixel(trial.number());
        double height = y.pixel(trial.score());
        double radius = trials.size() > 120 ? 3 : 4.5;
        String meaning = TrialsTable.name(trial) + ": " + Numbers.score(trial.score());
        switch (trial.kind()) {
            case MINIBATCH, TRAINING, BLOCK -> picture.ring(across, height, radius, Tone.BLUE.color(), meaning);
            case FINALIST, PUT_BACK -> picture.ring(across, height, radius, Tone.AMBER.color(), meaning);
            case FULL -> picture.dot(across, height, radius + 0.5, Tone.GREEN.color(), meaning);
            case BASELINE, START -> picture.dot(across, height, radius + 0.5, "currentColor", meaning);
        }
    }

    /** At the right end, where no trial is in the way; the lower of two that would overlap gives way. */
    private void labelLines() {
        double bestHeight = best().map(trial -> y.pixel(trial.score())).orElse(Double.NaN);
        best().ifPresent(trial -> label(trial.score(), bestHeight, Tone.GREEN.color()));
        baseline.ifPresent(score -> {
            double height = y.pixel(score);
            if (Double.isNaN(bestHeight)) {
                label(score, height, "currentColor");
            } else if (Math.abs(height - bestHeight) >= 1) {
                label(score, Math.max(height, bestHeight + 16), "currentColor");
            }
        });
    }

    private void label(double score, double height, String color) {
        picture.text(
                RIGHT + 8, height + 4, Numbers.score(score), "font-size", "13", "font-weight", "700", "fill", color);
    }

    private void drawLegend() {
        double height = 50;
        double next = LEFT + 106;
        if (trials.stream().anyMatch(trial -> trial.kind() == TrialRecord.Kind.BLOCK)) {
            picture.ring(LEFT + 6, height - 4, 4.5, Tone.BLUE.color(), "block");
            picture.text(LEFT + 17, height, "block", "font-size", "12");
            picture.ring(LEFT + 60, height - 4, 4.5, Tone.AMBER.color(), "finalist, or winner with a choice put back");
            picture.text(LEFT + 71, height, "finalist", "font-size", "12");
            next = LEFT + 132;
        } else {
            picture.ring(LEFT + 6, height - 4, 4.5, Tone.BLUE.color(), "minibatch");
            picture.text(LEFT + 17, height, "minibatch", "font-size", "12");
        }
        picture.dot(next, height - 4, 5, Tone.GREEN.color(), "full evaluation");
        picture.text(next + 11, height, "full evaluation", "font-size", "12");
        picture.line(next + 120, height - 4, next + 144, height - 4, "stroke", Tone.GREEN.color(), "stroke-width", "2");
        picture.text(next + 151, height, "best full evaluation so far", "font-size", "12");
        picture.line(
                next + 324,
                height - 4,
                next + 348,
                height - 4,
                "stroke-dasharray",
                "6 5",
                "stroke-width",
                "1.5",
                "stroke-opacity",
                "0.6");
        picture.dot(next + 336, height - 4, 5, "currentColor", "unoptimized program");
        picture.text(next + 355, height, "unoptimized program", "font-size", "12");
    }
}
