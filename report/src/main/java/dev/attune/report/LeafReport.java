package dev.attune.report;

import dev.attune.annotations.Role;
import io.qameta.allure.model.TestResult;
import java.util.Map;

/** What one test leaf has to show. */
interface LeafReport {

    /** Adds it to the result that Allure is about to write. */
    void writeInto(TestResult result, Attachments attachments);

    /** What it adds to the name of the leaf. */
    default String scores() {
        return "";
    }

    /** The models that the leaf names, by role. */
    default Map<Role, String> models() {
        return Map.of();
    }
}
