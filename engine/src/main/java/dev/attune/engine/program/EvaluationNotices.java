package dev.attune.engine.program;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Settings;
import dev.attune.engine.config.Shown;
import dev.attune.engine.evaluate.EvaluationWatch;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Prediction;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/**
 * Tells a person who waits how far a long evaluation is, and of each leaf the first answer that could not be read, on demand with its
 * prompt. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EvaluationNotices implements EvaluationWatch {

    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final List<Signature> signatures;
    private final boolean showsPrompts;
    private final Consumer<String> told;
    private final LongSupplier nanoTime;
    private boolean anyUnreadable;
    private int examples;
    private int done;
    private long start;
    private long last;

    public EvaluationNotices(
            List<Signature> signatures, Settings settings, Consumer<String> told, LongSupplier nanoTime) {
        this.signatures = signatures;
        this.showsPrompts = settings.shown().contains(Shown.PROMPTS);
        this.told = told;
        this.nanoTime = nanoTime;
    }

    /** Another leaf begins, with an unreadable answer of its own to tell of. */
    public synchronized void leafBegun() {
        anyUnreadable = false;
        examples = 0;
        done = 0;
    }

    @Override
    public synchronized void begun(int count) {
        if (done < examples) {
            examples += count;
            return;
        }
        examples = count;
        done = 0;
        start = nanoTime.getAsLong();
        last = start;
    }

    @Override
    public void predicted(Candidate candidate, Prediction prediction) {
        progress();
        for (ModuleCall call : prediction.trace().calls()) {
            if (call.failure() instanceof UnreadableAnswerException unreadable && isFirstUnreadable()) {
                told.accept(unreadable.getMessage()
                        + (showsPrompts
                                ? "\n" + conversation(candidate, call, unreadable)
                                : "; -D" + Keys.SHOW + "=prompts shows it with its prompt"));
            }
        }
    }

    private void progress() {
        String line;
        synchronized (this) {
            done++;
            long now = nanoTime.getAsLong();
            if (now - last < QUIET_NANOS || done >= examples) {
                return;
            }
            last = now;
            double rate = done / ((now - start) / 1e9);
            line = String.format(
                    Locale.ROOT,
                    "%d of %d examples, %s a minute, about %s left",
                    done,
                    examples,
                    rate * 60 < 10 ? String.format(Locale.ROOT, "%.1f", rate * 60) : Math.round(rate * 60),
                    text(Math.round((examples - done) / rate)));
        }
        told.accept(line);
    }

    private static String text(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private synchronized boolean isFirstUnreadable() {
        boolean first = !anyUnreadable;
        anyUnreadable = true;
        return first;
    }

    private String conversation(Candidate candidate, ModuleCall call, UnreadableAnswerException unreadable) {
        StringBuilder text = new StringBuilder();
        signatures.stream()
                .filter(signature -> signature.name().equals(call.module()))
                .flatMap(signature ->
                        Modules.messages(signature, candidate.prompts().module(call.module()), call.inputs()).stream())
                .forEach(message -> part(text, message.type().name().toLowerCase(Locale.ROOT), content(message)));
        part(text, call.repaired() ? "answer, after it was asked for once more" : "answer", unreadable.answer());
        return text.append("----").toString();
    }

    private static void part(StringBuilder text, String name, String content) {
        text.append("---- ").append(name).append('\n').append(content).append('\n');
    }

    private static String content(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        }
        if (message instanceof UserMessage user && user.hasSingleText()) {
            return user.singleText();
        }
        return message instanceof AiMessage answer && answer.text() != null ? answer.text() : message.toString();
    }
}
