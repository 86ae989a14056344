package dev.attune.report;

import dev.attune.engine.event.LeafRecord;
import dev.attune.report.html.SafeText;
import io.qameta.allure.AllureConstants;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the attachments of one test result, each into a file of its own, named after the result and numbered. */
final class Attachments {

    private final AllureLifecycle lifecycle;
    private final String resultUuid;
    private @Nullable LeafRecord leaf;
    private int count;

    Attachments(AllureLifecycle lifecycle, String resultUuid) {
        this.lifecycle = lifecycle;
        this.resultUuid = resultUuid;
    }

    Attachment html(String name, String page) {
        return write(name, "text/html", ".html", page);
    }

    Attachment svg(String name, String picture) {
        return write(name, "image/svg+xml", ".svg", picture);
    }

    Attachment csv(String name, String table) {
        return write(name, "text/csv", ".csv", table);
    }

    Attachment json(String name, String document) {
        return write(name, "application/json", ".json", document);
    }

    /** Says of which leaf the records are that follow. */
    void of(LeafRecord ended) {
        leaf = ended;
    }

    /** A record with everything in it. */
    Attachment record(String name, Object record) {
        return json(name, RecordJson.write(record, leaf));
    }

    private Attachment write(String name, String type, String extension, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String source = resultUuid + "-" + ++count + AllureConstants.ATTACHMENT_FILE_SUFFIX + extension;
        lifecycle.writeAttachment(source, new ByteArrayInputStream(bytes));
        return new Attachment()
                .setName(SafeText.visible(name))
                .setSource(source)
                .setType(type)
                .setSize((long) bytes.length);
    }
}
