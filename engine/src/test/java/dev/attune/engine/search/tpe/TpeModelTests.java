package dev.attune.engine.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.engine.search.Histories;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.OptunaFile;
import dev.attune.engine.search.OptunaFile.Case;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SamplerContract;
import dev.attune.engine.search.SearchSpace;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TpeModelTests {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    static List<Case> finishedOnly() {
        return OptunaFile.cases("tpe-multivariate.json");
    }

    static List<Case> withRunning() {
        return OptunaFile.cases("tpe-running.json");
    }

    @ParameterizedTest
    @MethodSource("finishedOnly")
    void theSplitReproducesOptuna(Case vectors) {
        TpeModel model = new TpeSampler().model(vectors.history());
        assertThat(model.below()).hasSize(vectors.json().get("n_below").intValue());
        assertThat(model.below()).extracting(Observation::value).isEqualTo(doubles(vectors.json(), "below_values"));
    }

    @ParameterizedTest
    @MethodSource("withRunning")
    void theSplitOfEqualValuesReproducesOptuna(Case vectors) {
        TpeModel model = new TpeSampler().model(vectors.history());
        assertThat(model.below().stream().map(observation -> (double) observation.number()))
                .containsExactlyInAnyOrderElementsOf(doubles(vectors.json(), "below_numbers"));
    }

    @ParameterizedTest
    @MethodSource({"finishedOnly", "withRunning"})
    void theDensitiesReproduceOptuna(Case vectors) {
        TpeModel model = new TpeSampler().model(vectors.history());
        for (JsonNode expected : vectors.json().get("points")) {
            Point point = vectors.point(expected);
            assertThat(model.logBelow(point))
                    .isCloseTo(expected.get("log_below").doubleValue(), TOLERANCE);
            assertThat(model.logAbove(point))
                    .isCloseTo(expected.get("log_above").doubleValue(), TOLERANCE);
            assertThat(model.acquisition(point))
                    .isCloseTo(expected.get("acquisition").doubleValue(), TOLERANCE);
        }
    }

    private static List<Double> doubles(JsonNode json, String field) {
        return StreamSupport.stream(json.get(field).spliterator(), false)
                .map(JsonNode::doubleValue)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "10, 1", "11, 2", "30, 3", "240, 24", "241, 25", "250, 25", "10000, 25"})
    void aTenthOfTheTrialsAreGoodButNeverMoreThan25(int finished, int good) {
        assertThat(TpeModel.belowCount(finished)).isEqualTo(good);
    }

    @Test
    void withoutTrialsEveryPointIsAsPromising() {
        SearchSpace space = SamplerContract.SPACES.get(4);
        TpeModel model = new TpeSampler().model(History.empty(space));
        assertThat(model.below()).isEmpty();
        assertThat(model.acquisition(Histories.corner(space, true))).isZero();
        assertThat(model.acquisition(Histories.corner(space, false))).isZero();
    }
}
