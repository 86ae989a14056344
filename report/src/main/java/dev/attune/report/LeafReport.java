package dev.attune.report;

import io.qameta.allure.model.TestResult;
import java.util.List;

/** What one test leaf has to show. */
interface LeafReport {

    /** Adds it to the result that Allure is about to write. */
    void writeInto(TestResult result, Attachments attachments);

    /** The models that the leaf names, {@code role: name} each. */
    default List<String> models() {
        return List.of();
    }
}
