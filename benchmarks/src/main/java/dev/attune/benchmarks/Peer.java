package dev.attune.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Another tool, in a process of its own, that prints its figures as one line of JSON.
 *
 * @param python the Python to run it with
 * @param script its script
 */
record Peer(String python, String script) {

    /** Runs the script with these arguments. */
    JsonNode run(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int json = output.lastIndexOf("\n{") + 1;
        if (!output.startsWith("{", json)) {
            throw new IOException(String.join(" ", command) + " printed no figures: " + output);
        }
        return new ObjectMapper().readTree(output.substring(json));
    }
}
