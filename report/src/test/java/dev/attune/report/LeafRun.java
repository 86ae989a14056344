package dev.attune.report;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.WorthRecord;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays the parts of the engine and of Allure's listener for one leaf after the other. */
public final class LeafRun {

    private final AllureRunListener listener;
    private final AllureTestDecorator decorator;
    private final AllureLifecycle lifecycle;
    private final AllureResultsWriter writer;

    public LeafRun(AllureResultsWriter writer, Path folder) {
        this(new FinishedLeaves(10), writer, folder);
    }

    private LeafRun(FinishedLeaves leaves, AllureResultsWriter writer, Path folder) {
        this.listener = new AllureRunListener(leaves);
        this.writer = writer;
        this.lifecycle = new AllureLifecycle(writer);
        this.decorator = new AllureTestDecorator(leaves, new ResultsFolder(folder), () -> lifecycle);
    }

    /** What a leaf attaches that has run in this process without Allure, by name. */
    public static Map<String, String> attachments(String uniqueId, Path folder) {
        InMemoryResults files = new InMemoryResults();
        TestResult result = new LeafRun(FinishedLeaves.SHARED, files, folder)
                .write(new LeafInfo(uniqueId, "org.example.ATest", "A test", List.of()), "a leaf", Status.PASSED, null);
        return Stream.concat(result.getAttachments().stream(), InMemoryResults.attachments(result.getSteps()))
                .collect(Collectors.toMap(Attachment::getName, attachment -> files.files.get(attachment.getSource())));
    }

    TestResult finish(PreflightRecord preflight, Status status, @Nullable String message) {
        listener.preflightFinished(preflight);
        return write(preflight.leaf(), "preflight", status, message);
    }

    TestResult finish(OptimizationRecord optimization, Status status, @Nullable String message) {
        listener.optimizationFinished(optimization);
        return write(optimization.leaf(), optimization.optimizer(), status, message);
    }

    TestResult finish(GateRecord gate, Status status, @Nullable String message) {
        listener.gateFinished(gate);
        return write(gate.leaf(), gate.metric(), status, message);
    }

    public void tell(GateRecord gate) {
        listener.gateFinished(gate);
    }

    public void tell(WorthRecord worth) {
        listener.worthMeasured(worth);
    }

    public void tell(OptimizationRecord optimization) {
        listener.optimizationFinished(optimization);
    }

    public TestResult finish(LeafRecord leaf, Status status) {
        listener.leafFinished(leaf);
        return write(leaf.leaf(), leaf.name(), status, leaf.message());
    }

    /** Writes a result as Allure's listener would, labels included. */
    TestResult write(LeafInfo leaf, String name, Status status, @Nullable String message) {
        TestResult result = new TestResult()
                .setUuid(UUID.nameUUIDFromBytes(leaf.uniqueId().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .setName(name)
                .setFullName(leaf.programClass() + "." + name)
                .setHistoryId(leaf.uniqueId())
                .setTestCaseId(leaf.uniqueId())
                .setStatus(status)
                .setStart(1_700_000_000_000L)
                .setStop(1_700_000_292_500L)
                .setLabels(new ArrayList<>(List.of(
                        label("junit.platform.uniqueid", leaf.uniqueId()),
                        label("framework", "junit-platform"),
                        label("suite", "MultiHopQaTest"),
                        label("thread", "main"))));
        if (message != null) {
            result.setStatusDetails(
                    new StatusDetails().setMessage(message).setTrace(message + "\n\tat a.B.c(B.java:1)"));
        }
        decorator.beforeTestWrite(result);
        writer.write(result);
        return result;
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
