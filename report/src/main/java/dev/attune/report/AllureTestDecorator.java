package dev.attune.report;

import dev.attune.report.html.SafeText;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the results of Attune's leaves what the engine told of them, just before Allure writes them. Leaves all other results
 * alone. Found by Allure as a service.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AllureTestDecorator implements TestLifecycleListener {

    private static final String UNIQUE_ID = "junit.platform.uniqueid";

    private final FinishedLeaves leaves;
    private final ResultsFolder folder;
    /** Asked for at each use: Allure makes its lifecycle by making this listener, so that it is not there yet. */
    private final Supplier<AllureLifecycle> lifecycle;

    /** For {@link java.util.ServiceLoader}. */
    public AllureTestDecorator() {
        this(FinishedLeaves.SHARED, ResultsFolder.ofAllure(), Allure::getLifecycle);
    }

    AllureTestDecorator(FinishedLeaves leaves, ResultsFolder folder, Supplier<AllureLifecycle> lifecycle) {
        this.leaves = leaves;
        this.folder = folder;
        this.lifecycle = lifecycle;
    }

    @Override
    public void beforeTestWrite(TestResult result) {
        result.getLabels().stream()
                .filter(label -> UNIQUE_ID.equals(label.getName()))
                .map(Label::getValue)
                .findFirst()
                .flatMap(leaves::take)
                .ifPresent(report -> decorate(result, report));
    }

    private void decorate(TestResult result, LeafReport report) {
        StatusDetails details = result.getStatusDetails();
        if (details != null) {
            details.setMessage(visible(details.getMessage()));
            details.setTrace(visible(details.getTrace()));
        }
        report.writeInto(result, new Attachments(lifecycle.get(), result.getUuid()));
        Steps.place(result.getSteps(), result.getStart() == null ? 0 : result.getStart());
        folder.describeRun(report.models());
    }

    /** Failures quote what servers and data files said. */
    private static @Nullable String visible(@Nullable String text) {
        return text == null ? null : SafeText.visible(text);
    }
}
