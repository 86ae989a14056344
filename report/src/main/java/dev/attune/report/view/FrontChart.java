package dev.attune.report.view;

import dev.attune.annotations.Cost;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.FrontRecord.Candidate;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Preference;
import dev.attune.report.chart.Axis;
import dev.attune.report.chart.Picture;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What the candidates of a search score and cost: those that no other one beats in both, the others, and the winner. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FrontChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 380;
    private static final double LEFT = 66;
    private static final double RIGHT = 770;
    private static final double TOP = 76;
    private static final double BOTTOM = 318;

    /** Without a preference a search mostly measures few candidates in full, and two dots tell nothing. */
    private static final int ENOUGH = 3;

    /** Stands back on a white and on a dark ground. */
    private static final String GREY = "#8a9099";

    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private final FrontRecord front;
    private final String objective;
    private final Cost kind;
    private final List<Candidate> candidates;
    private final Axis x;
    private final Axis y;
    private final Picture picture;

    private FrontChart(OptimizationRecord search) {
        this.front = search.front();
        this.objective = search.objective();
        this.kind = kind(front);
        this.candidates = drawable(front);
        this.x = Axis.covering(candidates.stream().mapToDouble(this::cost), LEFT, RIGHT, 8);
        this.y = Axis.covering(
                DoubleStream.concat(
                        candidates.stream().mapToDouble(FrontChart::score),
                        leastAllowed().stream().mapToDouble(Double::doubleValue)),
                BOTTOM,
                TOP,
                5);
        this.picture = new Picture(
                WIDTH,
                HEIGHT,
                objective + " and " + (kind == Cost.TOKENS ? "tokens" : "time") + " of each candidate",
                description());
    }

    /** The chart; nothing if too few candidates are known to tell anything. */
    public static Optional<Picture> of(OptimizationRecord search) {
        int enough = search.front().rule() == null ? ENOUGH : 2;
        return drawable(search.front()).size() < enough
                ? Optional.empty()
                : Optional.of(new FrontChart(search).drawn());
    }

    private static Cost kind(FrontRecord front) {
        Preference rule = front.rule();
        return rule == null ? Cost.TOKENS : rule.least();
    }

    private static List<Candidate> drawable(FrontRecord front) {
        return front.candidates().stream()
                .filter(one -> Double.isFinite(score(one)) && value(one, kind(front)) != null)
                .sorted(Comparator.comparing(Candidate::taken))
                .toList();
    }

    private static @Nullable Double value(Candidate candidate, Cost kind) {
        Duration latency = candidate.latency();
        return kind == Cost.TOKENS
                ? candidate.tokens()
                : latency == null ? null : (Double) (latency.toNanos() / NANOS_OF_A_MILLISECOND);
    }

    private static double score(Candidate candidate) {
        return candidate.score().estimate().mean();
    }

    private double cost(Candidate candidate) {
        Double value = value(candidate, kind);
        return value == null ? Double.NaN : value;
    }

    /** The least score that a preference allows. */
    private Optional<Double> leastAllowed() {
        Preference rule = front.rule();
        return rule == null
                ? Optional.empty()
                : candidates.stream()
                        .map(FrontChart::score)
                        .max(Double::compare)
                        .map(best -> best - rule.within());
    }

    private String description() {
        long onFront = candidates.stream().filter(Candidate::onFront).count();
        String taken = candidates.stream()
                .filter(Candidate::taken)
                .findFirst()
                .map(one -> " The winner scores " + Numbers.score(score(one)) + " at " + costInWords(one) + ".")
                .orElse("");
        return Numbers.count(candidates.size(), "candidate") + "; " + Numbers.count(onFront)
                + " of them no other one beats in both score and cost." + taken;
    }

    private String costInWords(Candidate candidate) {
        return kind == Cost.TOKENS
                ? Numbers.count(Math.round(cost(candidate))) + " tokens a run"
                : Numbers.score(cost(candidate)) + " ms a run";
    }

    private Picture drawn() {
        drawAxes();
        leastAllowed().ifPresent(this::drawLeast);
        drawFront();
        candidates.forEach(this::drawCandidate);
        drawLegend();
        return picture;
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
        picture.note(
                (LEFT + RIGHT) / 2,
                HEIGHT - 14,
                kind == Cost.TOKENS ? "tokens a run, mean" : "milliseconds a run, median",
                "middle");
        String middle = Picture.pixels((TOP + BOTTOM) / 2);
        picture.note(
                16, (TOP + BOTTOM) / 2, "mean " + objective, "middle", "transform", "rotate(-90 16 " + middle + ")");
    }

    private void drawLeast(double score) {
        double height = y.pixel(score);
        picture.line(
                LEFT,
                height,
                RIGHT,
                height,
                "stroke",
                Tone.AMBER.color(),
                "stroke-dasharray",
                "6 5",
                "stroke-width",
                "1.5");
    }

    /** In steps: between two candidates there is nothing to have. */
    private void drawFront() {
        StringBuilder steps = new StringBuilder();
        candidates.stream()
                .filter(Candidate::onFront)
                .sorted(Comparator.comparingDouble(this::cost))
                .forEach(one -> {
                    String across = Picture.pixels(x.pixel(cost(one)));
                    String height = Picture.pixels(y.pixel(score(one)));
                    steps.append(steps.length() == 0 ? "M" + across + " " + height : "H" + across + "V" + height);
                });
        if (steps.length() > 0) {
            steps.append('H').append(Picture.pixels(RIGHT));
            picture.path(steps.toString(), "stroke", Tone.BLUE.color(), "stroke-width", "1.5");
        }
    }

    private void drawCandidate(Candidate candidate) {
        double across = x.pixel(cost(candidate));
        double height = y.pixel(score(candidate));
        String meaning = (candidate.trial() == 0 ? "unoptimized program" : "trial " + candidate.trial()) + ": "
                + Numbers.score(score(candidate)) + " at " + costInWords(candidate);
        if (candidate.trial() == 0) {
            boolean left = across > (LEFT + RIGHT) / 2;
            picture.note(across + (left ? -10 : 10), height - 8, "unoptimized", left ? "end" : "start");
        }
        if (candidate.taken()) {
            picture.dot(across, height, 7, Tone.GREEN.color(), "winner, " + meaning);
        } else if (candidate.onFront()) {
            picture.dot(across, height, 5, Tone.BLUE.color(), meaning);
        } else {
            picture.ring(across, height, 4.5, GREY, meaning);
        }
    }

    private void drawLegend() {
        double height = 50;
        picture.dot(LEFT + 6, height - 4, 7, Tone.GREEN.color(), "winner");
        picture.text(LEFT + 19, height, "winner", "font-size", "12");
        picture.dot(LEFT + 82, height - 4, 5, Tone.BLUE.color(), "beaten by no other in both");
        picture.text(LEFT + 93, height, "beaten by no other in both", "font-size", "12");
        picture.ring(LEFT + 282, height - 4, 4.5, GREY, "beaten");
        picture.text(LEFT + 293, height, "beaten", "font-size", "12");
        Preference rule = front.rule();
        if (rule != null) {
            picture.line(
                    LEFT + 356,
                    height - 4,
                    LEFT + 380,
                    height - 4,
                    "stroke",
                    Tone.AMBER.color(),
                    "stroke-dasharray",
                    "6 5",
                    "stroke-width",
                    "1.5");
            picture.text(LEFT + 387, height, Numbers.threshold(rule.within()) + " below the best", "font-size", "12");
        }
    }
}
