package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.ServiceFixture;
import dev.attune.engine.fixtures.ServiceFixture.Shouter;
import dev.attune.engine.fixtures.ServiceFixture.Speller;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.TunedPrompts;
import dev.langchain4j.data.message.ChatMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AI Services as they stand in production code, from the search to production. */
class ServiceTests {

    @TempDir
    Path folder;

    @Test
    void servicesAreTunedAndProductionSendsWhatTheGateMeasured() {
        ServiceFixture.ASKED.clear();
        ProgramResult result = run(Mode.OPTIMIZE);
        List<List<ChatMessage>> measured = List.copyOf(ServiceFixture.ASKED);
        assertThat(result.failures()).isEmpty();
        GateRecord gate = result.gate("right");
        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.baseline().estimate().mean()).isZero();
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(run(Mode.ACCEPT).failures()).isEmpty();
        ServiceFixture.ASKED.clear();

        TunedPrompts prompts = TunedPrompts.load(
                settings(Mode.OPTIMIZE).artifacts().resolve(ServiceFixture.class.getName() + ".json"));
        ServiceFixture.Words model = new ServiceFixture.Words();
        Speller speller = prompts.service(Speller.class, model, ServiceFixture::withTools);
        Shouter shouter = prompts.service(Shouter.class, model, UnaryOperator.identity());

        assertThat(shouter.shout(speller.word("ann", "children", 203))).isEqualTo("W203");
        assertThat(ServiceFixture.ASKED)
                .hasSize(2)
                .allSatisfy(messages -> assertThat(measured).contains(messages));
        assertThat(prompts.hasService(Speller.class)).isTrue();
        assertThat(prompts.hasService(ServiceTests.class)).isFalse();
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(ServiceFixture.class, () -> settings(mode));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
