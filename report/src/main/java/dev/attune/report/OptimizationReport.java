package dev.attune.report;

import dev.attune.annotations.Role;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.Usage;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.SafeText;
import dev.attune.report.view.InstructionTexts;
import dev.attune.report.view.ModulePage;
import dev.attune.report.view.OptimizationSummary;
import dev.attune.report.view.TrialsChart;
import dev.attune.report.view.TrialsTable;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An optimizer leaf: the search with its phases and trials, and what it changed in each module. */
record OptimizationReport(OptimizationRecord optimization) implements LeafReport {

    /** More steps than this hide the others; the table has them all. */
    private static final int MOST_TRIAL_STEPS = 60;

    @Override
    public Map<Role, String> models() {
        return optimization.models();
    }

    @Override
    public void writeInto(TestResult result, Attachments attachments) {
        LeafLabels.apply(result, optimization.leaf(), optimization.optimizer());
        addParameters(result.getParameters());
        result.setDescriptionHtml(OptimizationSummary.of(optimization));
        InstructionTexts.addTo(result, optimization.modules());
        for (String warning : optimization.warnings()) {
            result.getSteps().add(Steps.warning(warning));
        }
        addPhases(result, attachments);
        for (ModuleChange change : optimization.modules()) {
            result.getSteps().add(moduleStep(optimization.leaf(), change, attachments));
        }
        result.getAttachments().add(attachments.record("optimization record", optimization));
    }

    /** A step for one module with its page. */
    static StepResult moduleStep(LeafInfo leaf, ModuleChange change, Attachments attachments) {
        StepResult step = Steps.passed("Module " + change.module() + ": " + ModulePage.inWords(change));
        step.getAttachments().add(attachments.html(change.module() + ": what changed", ModulePage.of(leaf, change)));
        return step;
    }

    private void addParameters(List<Parameter> parameters) {
        parameters.add(Steps.changing("optimizer", optimization.optimizer()));
        parameters.add(Steps.changing("objective", optimization.objective()));
        parameters.add(Steps.changing("random seed", Long.toString(optimization.seed())));
        optimization
                .models()
                .forEach((role, name) -> parameters.add(
                        Steps.changing("model: " + role.name().toLowerCase(Locale.ROOT), name + at(role))));
    }

    private String at(Role role) {
        List<String> servers = optimization.servers().getOrDefault(role, List.of());
        return servers.isEmpty() ? "" : " at " + String.join(", ", servers);
    }

    private void addPhases(TestResult result, Attachments attachments) {
        boolean trialsShown = optimization.trials().isEmpty();
        StepResult last = null;
        for (PhaseRecord phase : optimization.phases()) {
            last = Steps.lasting(phaseStep(phase), phase.duration());
            if (phase.phase() == Phase.SEARCH && !trialsShown) {
                addTrials(last, attachments);
                trialsShown = true;
            }
            result.getSteps().add(last);
        }
        if (!trialsShown) {
            StepResult trials = Steps.passed("Trials");
            addTrials(trials, attachments);
            result.getSteps().add(trials);
        }
        if (last != null && optimization.status() == OptimizationRecord.Status.ABORTED) {
            last.setStatus(Status.BROKEN);
            if (optimization.statusReason() != null) {
                last.setStatusDetails(new StatusDetails().setMessage(SafeText.visible(optimization.statusReason())));
            }
        }
    }

    private static StepResult phaseStep(PhaseRecord phase) {
        StepResult step = Steps.passed(
                "Phase " + phase.label() + ": " + Numbers.count(phase.usage().calls(), "call"));
        addUsage(step.getParameters(), phase.usage());
        phase.notes().forEach(note -> step.getSteps().add(Steps.passed(note)));
        return step;
    }

    private static void addUsage(List<Parameter> parameters, Usage usage) {
        parameters.add(Steps.parameter("calls", Numbers.count(usage.calls())));
        parameters.add(Steps.parameter("calls answered from the cache", Numbers.count(usage.cachedCalls())));
        parameters.add(Steps.parameter("tokens in", Numbers.count(usage.inputTokens())));
        parameters.add(Steps.parameter("tokens out", Numbers.count(usage.outputTokens())));
    }

    private void addTrials(StepResult step, Attachments attachments) {
        TrialsChart.of(optimization)
                .ifPresent(chart -> step.getAttachments().add(attachments.svg("trials chart", chart.alone())));
        step.getAttachments().add(attachments.html("trials table", TrialsTable.page(optimization)));
        step.getAttachments().add(attachments.csv("trials as CSV", TrialsTable.csv(optimization)));
        if (optimization.trials().size() <= MOST_TRIAL_STEPS) {
            optimization.trials().forEach(trial -> step.getSteps().add(trialStep(trial)));
        }
    }

    private static StepResult trialStep(TrialRecord trial) {
        StepResult step = Steps.passed(TrialsTable.name(trial) + ": " + TrialsTable.inWords(trial));
        trial.configuration()
                .forEach((variable, choice) -> step.getParameters().add(Steps.parameter(variable, choice)));
        return step;
    }
}
