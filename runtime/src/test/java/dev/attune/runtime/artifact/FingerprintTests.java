package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTests {

    private static final ModuleFingerprint INTENT = ModuleFingerprint.of(Signature.of(Fixture.PickIntent.class));
    private static final ModuleFingerprint ANSWER = ModuleFingerprint.of(Signature.of(Fixture.AnswerQuestion.class));

    private final Fingerprint then = new Fingerprint(
            Map.of("PickIntent", INTENT),
            Map.of("training", SplitFingerprint.of(List.of("a", "b"))),
            settings("task model", "m", "seed", "7", "trials", "20"));

    @Test
    void equalFingerprintsHaveNoDifferences() {
        assertThat(then.differences(new Fingerprint(then.modules(), then.data(), then.settings())))
                .isEmpty();
    }

    @Test
    void settingsAreNamedWithThenAndNow() {
        Map<String, String> now = settings("task model", "n", "proposer model", "p", "seed", "8");
        assertThat(then.differences(new Fingerprint(then.modules(), then.data(), now)))
                .containsExactly(
                        "the task model was m and is n",
                        "the random seed was 7 and is 8",
                        "trials was 20 and is not set",
                        "the proposer model was not set and is p");
    }

    @Test
    void modulesThatAreNewGoneOrRenamedAreNamed() {
        assertThat(changed(Map.of("Pick", INTENT))).containsExactly("module PickIntent is now Pick");
        assertThat(changed(Map.of("AnswerQuestion", ANSWER)))
                .containsExactly("module PickIntent is gone", "module AnswerQuestion is new");
        assertThat(changed(Map.of())).containsExactly("module PickIntent is gone");
    }

    @Test
    void modulesInAnotherOrderAreToldOf() {
        Map<String, ModuleFingerprint> one = new LinkedHashMap<>();
        one.put("A", INTENT);
        one.put("B", ANSWER);
        Map<String, ModuleFingerprint> other = new LinkedHashMap<>();
        other.put("B", ANSWER);
        other.put("A", INTENT);
        assertThat(new Fingerprint(one, Map.of(), Map.of()).differences(new Fingerprint(other, Map.of(), Map.of())))
                .containsExactly("modules are in another order");
    }

    @Test
    void aTypeThatModulesShareIsToldOfOnce() {
        ModuleFingerprint changed = new ModuleFingerprint(
                INTENT.seedInstruction(),
                INTENT.inputs(),
                INTENT.outputs(),
                INTENT.options(),
                Map.of("Intent", new ModuleFingerprint.Kind("enum", Map.of("CANCEL", "cancel"))));
        assertThat(new Fingerprint(Map.of("A", changed, "B", changed), Map.of(), Map.of())
                        .differences(new Fingerprint(Map.of("A", INTENT, "B", INTENT), Map.of(), Map.of())))
                .containsExactly("Intent got BOOK_FLIGHT", "Intent got BOOK_HOTEL");
    }

    private List<String> changed(Map<String, ModuleFingerprint> modules) {
        return then.differences(new Fingerprint(modules, then.data(), then.settings()));
    }

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
