package dev.attune.report.view;

import dev.attune.engine.event.ModuleChange;
import dev.attune.report.html.SafeText;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The instructions of the changed modules as the two texts that Allure 3 shows as a difference. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InstructionTexts {

    private InstructionTexts() {}

    /** Adds the texts where an instruction changed and no assertion has left its own. */
    public static void addTo(TestResult result, List<ModuleChange> modules) {
        List<ModuleChange> changed = modules.stream()
                .flatMap(ModuleChange::voters)
                .filter(change -> !change.instructionBefore().equals(change.instructionAfter()))
                .collect(Collectors.toList());
        StatusDetails details = result.getStatusDetails() == null ? new StatusDetails() : result.getStatusDetails();
        if (changed.isEmpty() || details.getExpected() != null || details.getActual() != null) {
            return;
        }
        result.setStatusDetails(details.setExpected(text(changed, ModuleChange::instructionBefore))
                .setActual(text(changed, ModuleChange::instructionAfter)));
    }

    private static String text(List<ModuleChange> changed, Function<ModuleChange, String> instruction) {
        return changed.stream()
                .map(change -> change.module() + ":\n" + instruction.apply(change))
                .map(SafeText::visible)
                .collect(Collectors.joining("\n\n"));
    }
}
