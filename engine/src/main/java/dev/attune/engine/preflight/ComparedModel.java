package dev.attune.engine.preflight;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Settings;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.artifact.Artifact;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the model with which compare mode compares the task model: the one for which the accepted prompts were tuned, unless another is set. */
record ComparedModel(ProgramDefinition definition, Settings settings, ArtifactStore artifacts) {

    /** As fingerprints name it. */
    private static final String TASK_MODEL = "task model";

    /** What names a model of the settings, and no object of the class. */
    private static final Pattern SETTING = Pattern.compile("[a-z0-9-]+:.+");

    /**
     * Returns its setting.
     *
     * @param names the models of the program by role
     * @throws ConfigurationException if there is none that can be opened, or it is the task model; the message says what to do
     */
    String of(Map<Role, String> names) {
        Optional<Artifact> accepted = artifacts.readAccepted();
        if (accepted.isEmpty() && !definition.optimizers().isEmpty()) {
            throw new ConfigurationException("there is no accepted artifact at " + artifacts.accepted()
                    + ", and so there are no prompts to compare on two models; accept one first");
        }
        String now = names.get(Role.TASK);
        String other = settings.comparedModel().orElseGet(() -> tunedFor(accepted));
        if (other.equals(now)) {
            throw new ConfigurationException("both models are " + now + ": give the new one with " + Keys.MODEL
                    + ", or another old one with " + Keys.COMPARE_MODEL);
        }
        return other;
    }

    private static String tunedFor(Optional<Artifact> accepted) {
        String remedy = "name the old model with " + Keys.COMPARE_MODEL + ", such as " + Keys.COMPARE_MODEL
                + "=openai:gpt-4o-mini";
        String name = accepted.map(artifact -> artifact.fingerprint().settings().get(TASK_MODEL))
                .orElseThrow(
                        () -> new ConfigurationException("no artifact says which model to compare with; " + remedy));
        if (!SETTING.matcher(name).matches()) {
            throw new ConfigurationException("the accepted artifact was tuned for " + name
                    + ", an object of the class that cannot be opened by its name; " + remedy);
        }
        return name;
    }
}
