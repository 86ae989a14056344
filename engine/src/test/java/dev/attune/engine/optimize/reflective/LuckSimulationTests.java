package dev.attune.engine.optimize.reflective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.optimize.phase.Luck;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the best of ten evolved candidates wins, nine of which are worth what the unoptimized program is. Right or wrong answers, of which 30 %
 * differ from those of the unoptimized program, half of these in the same way for most candidates: there its own answer is the odd one.
 */
class LuckSimulationTests {

    private static final int RUNS = 400;
    private static final int CANDIDATES = 10;
    private static final double DIFFERENT = 0.15;
    private static final double ALIKE = 0.8;

    private final SplittableRandom random = new SplittableRandom(17);

    /** The shares are those of docs/optimizers.md, in percent. */
    @ParameterizedTest
    @CsvSource({
        "25, 0, 14", "50, 0, 14", "100, 0, 17", "300, 0, 18",
        "25, 0.1, 21", "50, 0.1, 32", "100, 0.1, 53", "300, 0.1, 91",
        "25, 0.2, 37", "50, 0.2, 66", "100, 0.2, 92", "300, 0.2, 100",
    })
    void theBestCandidateWinsAsOftenAsTheDocsSay(int examples, double gain, int percent) {
        int wins = 0;
        for (int run = 0; run < RUNS; run++) {
            List<double[]> gains = gains(examples, gain);
            boolean ahead = gains.stream().anyMatch(of -> sum(of) > 0);
            wins += ahead && Luck.of(gains, random) <= Evolution.MOST_LUCK ? 1 : 0;
        }
        assertThat(100.0 * wins / RUNS).isBetween(percent - 3.0, percent + 3.0);
    }

    private List<double[]> gains(int examples, double gainOfFirst) {
        double[][] gains = new double[CANDIDATES][examples];
        for (int i = 0; i < examples; i++) {
            int odd = random.nextDouble() < DIFFERENT ? (random.nextBoolean() ? 1 : -1) : 0;
            for (int k = 0; k < CANDIDATES; k++) {
                double gain = k == 0 ? gainOfFirst : 0;
                double draw = random.nextDouble();
                double won = (DIFFERENT + gain) / 2;
                double lost = Math.max(0, (DIFFERENT - gain) / 2);
                int own = draw < won ? 1 : draw < won + lost ? -1 : 0;
                int shared = random.nextDouble() < ALIKE ? odd : 0;
                gains[k][i] = Math.max(-1, Math.min(1, own + shared));
            }
        }
        return new ArrayList<>(List.of(gains));
    }

    private static double sum(double[] gains) {
        double sum = 0;
        for (double gain : gains) {
            sum += gain;
        }
        return sum;
    }
}
