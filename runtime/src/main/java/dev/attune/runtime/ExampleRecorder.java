package dev.attune.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.service.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Writes what a langchain4j AI Service was asked and answered in production, as lines of JSON from which people make examples: a file for each
 * method, such as {@code Support.answer.jsonl}, with a property for each input and output. The answers are those of the model. Somebody must
 * say which are right, before they are examples.
 *
 * <pre>{@code
 * ExampleRecorder recorder = ExampleRecorder.of(Support.class, folder, text -> text.replaceAll("\\\\d{6,}", "…"));
 * Support support = prompts.service(Support.class, model, builder -> builder.registerListeners(recorder));
 * }</pre>
 *
 * <p>A call that has no answer is not written. A file that cannot be written is told once, in the log, and the call goes on. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExampleRecorder implements AiServiceCompletedListener {

    private final Map<String, ServiceMethod> methods;
    private final String service;
    private final Path folder;
    private final UnaryOperator<String> redaction;
    private final AtomicBoolean failed = new AtomicBoolean();

    private ExampleRecorder(
            String service, Map<String, ServiceMethod> methods, Path folder, UnaryOperator<String> redaction) {
        this.service = service;
        this.methods = methods;
        this.folder = folder;
        this.redaction = redaction;
    }

    /**
     * Returns a recorder, to be given to the builder of the service.
     *
     * @param service the interface of the service
     * @param folder where the files are; is made if it is missing
     * @param redaction takes out of each text what may not be kept, such as names and numbers of accounts; is called from the threads of the
     *     service
     * @throws SignatureException if Attune cannot tell what the service sends
     */
    public static ExampleRecorder of(Class<?> service, Path folder, UnaryOperator<String> redaction) {
        Map<String, ServiceMethod> methods = new HashMap<>();
        for (Signature signature : Signature.allOf(service)) {
            methods.put(signature.method().getName(), ServiceMethod.of(signature));
        }
        return new ExampleRecorder(service.getName(), Map.copyOf(methods), folder, redaction);
    }

    @Override
    public void onEvent(AiServiceCompletedEvent event) {
        ServiceMethod method = event.invocationContext().interfaceName().equals(service)
                ? methods.get(event.invocationContext().methodName())
                : null;
        Object result = event.result().orElse(null);
        Object answer = result instanceof Result<?> whole ? whole.content() : result;
        if (method != null && answer != null) {
            write(method, line(method.inputs(event.invocationContext().methodArguments()), method.outputs(answer)));
        }
    }

    private ObjectNode line(Map<String, String> inputs, Map<String, String> outputs) {
        ObjectNode line = JsonText.JSON.createObjectNode();
        inputs.forEach((name, text) -> line.put(name, redaction.apply(text)));
        outputs.forEach((name, text) -> line.put(name, redaction.apply(text)));
        return line;
    }

    private synchronized void write(ServiceMethod method, ObjectNode line) {
        Path file = folder.resolve(method.signature().name() + ".jsonl");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            told(file, e);
        }
    }

    private void told(Path file, IOException cause) {
        if (failed.compareAndSet(false, true)) {
            System.getLogger(ExampleRecorder.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "calls are not recorded, since " + file + " cannot be written",
                            cause);
        }
    }
}
