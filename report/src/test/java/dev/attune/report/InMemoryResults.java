package dev.attune.report;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps what Allure would write into files. */
final class InMemoryResults implements AllureResultsWriter {

    final List<TestResult> results = new ArrayList<>();
    final Map<String, String> files = new LinkedHashMap<>();

    @Override
    public void write(TestResult result) {
        results.add(result);
    }

    @Override
    public void write(TestResultContainer container) {}

    @Override
    public void write(String source, InputStream content) {
        try {
            files.put(source, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of the attachment with this name, wherever in the result it is. */
    String attachment(TestResult result, String name) {
        return Stream.concat(result.getAttachments().stream(), attachments(result.getSteps()))
                .filter(attachment -> attachment.getName().equals(name))
                .map(attachment -> files.get(attachment.getSource()))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Attachment> attachments(List<StepResult> steps) {
        return steps.stream()
                .flatMap(step -> Stream.concat(step.getAttachments().stream(), attachments(step.getSteps())));
    }
}
