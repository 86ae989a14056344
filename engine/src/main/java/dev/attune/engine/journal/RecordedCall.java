package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * All of a model call that its answer depends on, and nothing else: no key, no header, no address. Immutable.
 *
 * @param model which model, with the options it was opened with
 * @param parameters the parameters of the request that are set, by name
 * @param rollout which of several answers to the same request is asked for
 * @param messages the messages in order
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedCall(String model, Map<String, String> parameters, long rollout, List<Message> messages) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int EXPECTED_BYTES = 2_048;
    private static final int KEY_BYTES = 16;

    /** Copies the collections and puts the parameters in the order of their names. */
    public RecordedCall {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param role {@code system}, {@code user} or {@code ai}
     * @param text its text
     */
    public record Message(String role, String text) {}

    /** A hash of this call: equal calls have equal keys, and others have others. Recordings are sorted and found by it. */
    public String key() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json());
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and every text is a JSON text", e);
        }
    }

    /** Written by hand, since every call is hashed, and looking at the components of records takes longer than the rest. */
    private byte[] json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", model);
            json.writeObjectFieldStart("parameters");
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("rollout", rollout);
            json.writeArrayFieldStart("messages");
            for (Message message : messages) {
                json.writeStartObject();
                json.writeStringField("role", message.role());
                json.writeStringField("text", message.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** This call as lines of text, for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("model: " + model);
        parameters.forEach((name, value) -> lines.add(name + ": " + value));
        if (rollout != 0) {
            lines.add("rollout: " + rollout);
        }
        for (Message message : messages) {
            lines.add("[" + message.role() + "]");
            message.text().lines().forEach(lines::add);
        }
        return lines;
    }
}
