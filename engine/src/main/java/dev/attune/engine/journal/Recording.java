package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.journal.RecordedCall.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The recording of a run: its calls, whole, with their answers. The file has one line for each call, in the order of their keys, so that
 * the same run gives the same bytes; texts that several calls share stand once, before them. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Recording implements AnswerStore {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = AnswerJson.MAPPER;

    private final Path path;
    private final Map<String, Entry> entries = new TreeMap<>();

    private final Map<String, RecordedModelName> models = new TreeMap<>();

    private record Entry(RecordedCall call, RecordedAnswer answer) {}

    private Recording(Path path) {
        this.path = path;
    }

    /** A recording that holds nothing yet. */
    public static Recording blank(Path path) {
        return new Recording(path);
    }

    /**
     * Reads a recording.
     *
     * @throws JournalException if there is none, or the file is none
     */
    public static Recording read(Path path) {
        if (!Files.exists(path)) {
            throw new JournalException("there is no recording " + path + "; make one with -Dattune.replay=record");
        }
        Recording recording = new Recording(path);
        try {
            recording.parse(Files.readAllLines(path));
        } catch (IOException e) {
            throw new JournalException("the recording " + path + " cannot be read", e);
        }
        return recording;
    }

    private void parse(List<String> lines) throws JsonProcessingException {
        if (lines.isEmpty() || JSON.readTree(lines.get(0)).path("recording").asInt() != FORMAT) {
            throw new JournalException(path + " is no recording of this version; make one with -Dattune.replay=record");
        }
        JSON.readTree(lines.get(0))
                .path("models")
                .fields()
                .forEachRemaining(field -> models.put(
                        field.getKey(),
                        new RecordedModelName(
                                field.getValue().path("name").asText(),
                                field.getValue().path("asked").asText(),
                                field.getValue().path("schemas").asBoolean())));
        Map<String, String> texts = new HashMap<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            JsonNode node = JSON.readTree(line);
            if (node.has("text")) {
                keep(number, texts, text(number, node, "text"), text(number, node, "value"));
            } else {
                keep(number, entries, text(number, node, "call"), entry(number, node, texts));
            }
        }
    }

    /** Where two branches that were recorded apart are merged, a call can have two answers, and only one of them was measured. */
    private <V> void keep(int line, Map<String, V> known, String key, V value) {
        V before = known.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            throw damaged(line, "it says something else of " + key + " than a line before");
        }
    }

    private String text(int line, JsonNode node, String member) {
        JsonNode text = node.path(member);
        if (!text.isTextual()) {
            throw damaged(line, "it has no \"" + member + "\"");
        }
        return text.textValue();
    }

    private JournalException damaged(int line, String why) {
        return new JournalException("the recording " + path + " is damaged in line " + line + ": " + why
                + "; take it from version control, or make another with -Dattune.replay=record");
    }

    private Entry entry(int line, JsonNode node, Map<String, String> texts) {
        Map<String, String> parameters = new TreeMap<>();
        node.path("parameters")
                .fields()
                .forEachRemaining(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : node.path("messages")) {
            String text = message.has("ref")
                    ? shared(message.path("ref").asText(), texts)
                    : message.path("text").asText();
            messages.add(new Message(message.path("role").asText(), text));
        }
        return new Entry(
                new RecordedCall(
                        node.path("model").asText(),
                        parameters,
                        node.path("rollout").asLong(),
                        messages),
                answer(line, node));
    }

    private RecordedAnswer answer(int line, JsonNode node) {
        RecordedAnswer answer = AnswerJson.answer(text(line, node, "answer"), node);
        if (!node.path("in").isIntegralNumber() || !node.path("out").isIntegralNumber()) {
            throw damaged(line, "it has no numbers of tokens, \"in\" and \"out\"");
        }
        if (node.has("finish") != (answer.finish() != null) || node.has("instead") != (answer.instead() != null)) {
            throw damaged(line, "it has an unknown \"finish\" or \"instead\"");
        }
        return answer;
    }

    private String shared(String reference, Map<String, String> texts) {
        String text = texts.get(reference);
        if (text == null) {
            throw new JournalException("the recording " + path + " is damaged: it lacks the text " + reference
                    + "; make another with -Dattune.replay=record");
        }
        return text;
    }

    /** The models of the recorded run by role. */
    public synchronized Map<String, RecordedModelName> models() {
        return Map.copyOf(models);
    }

    /** Keeps which model plays a role. */
    public synchronized void played(String role, RecordedModelName model) {
        models.put(role, model);
    }

    @Override
    public synchronized Optional<RecordedAnswer> find(RecordedCall call, String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::answer);
    }

    @Override
    public synchronized void keep(RecordedCall call, String key, RecordedAnswer answer) {
        entries.put(key, new Entry(call, answer));
    }

    /** Whether it holds no call. */
    public synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What is to be thrown where the recording must hold the answer to a call and does not. */
    public synchronized ReplayMissException miss(RecordedCall call) {
        return new ReplayMissException(NearestCall.explain(
                path, call, entries.values().stream().map(Entry::call).toList()));
    }

    /**
     * Writes the file.
     *
     * @throws JournalException if it cannot be written
     */
    public synchronized void write() {
        Map<String, Integer> uses = new HashMap<>();
        entries.values().forEach(entry -> entry.call().messages().forEach(m -> uses.merge(m.text(), 1, Integer::sum)));
        Map<String, String> references = new TreeMap<>();
        uses.forEach((text, count) -> {
            if (count > 1) {
                references.put(text, new RecordedCall("", Map.of(), 0, List.of(new Message("", text))).key());
            }
        });
        List<String> lines = new ArrayList<>();
        lines.add(head());
        references.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> lines.add(JSON.createObjectNode()
                        .put("text", e.getValue())
                        .put("value", e.getKey())
                        .toString()));
        entries.forEach((key, entry) -> lines.add(line(key, entry, references)));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, lines);
        } catch (IOException e) {
            throw new JournalException("the recording " + path + " cannot be written", e);
        }
    }

    private String head() {
        ObjectNode head = JSON.createObjectNode().put("recording", FORMAT);
        if (!models.isEmpty()) {
            ObjectNode roles = head.putObject("models");
            models.forEach((role, model) -> {
                ObjectNode described =
                        roles.putObject(role).put("name", model.name()).put("asked", model.asked());
                if (model.schemas()) {
                    described.put("schemas", true);
                }
            });
        }
        return head.toString();
    }

    private static String line(String key, Entry entry, Map<String, String> references) {
        ObjectNode node = JSON.createObjectNode()
                .put("call", key)
                .put("model", entry.call().model());
        if (!entry.call().parameters().isEmpty()) {
            node.set("parameters", JSON.valueToTree(entry.call().parameters()));
        }
        if (entry.call().rollout() != 0) {
            node.put("rollout", entry.call().rollout());
        }
        ArrayNode messages = node.putArray("messages");
        for (Message message : entry.call().messages()) {
            String reference = references.get(message.text());
            messages.addObject()
                    .put("role", message.role())
                    .put(reference == null ? "text" : "ref", reference == null ? message.text() : reference);
        }
        return AnswerJson.put(node.put("answer", entry.answer().text()), entry.answer())
                .toString();
    }
}
