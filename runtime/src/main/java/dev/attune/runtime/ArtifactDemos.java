package dev.attune.runtime;

import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.ServicePrompts;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import java.util.List;
import java.util.Map;

/** Whether a module can show the prompt of an artifact as it was measured. */
final class ArtifactDemos {

    private ArtifactDemos() {}

    /**
     * Checks the prompt of a module.
     *
     * @throws ArtifactException if a demo has other fields, if the messages of a service cannot show it, or if several prompts are to vote there
     */
    static void check(Signature signature, TunedModule tuned, String source) {
        for (TunedModule voter : tuned.voters()) {
            for (Demonstration demo : voter.demos()) {
                checkFields(signature, signature.inputs(), demo.inputs(), source);
                checkFields(signature, signature.writtenFields(), demo.outputs(), source);
            }
        }
        if (signature.ofService()) {
            ServicePrompts.refusal(ServiceMethod.of(signature), tuned.prompt()).ifPresent(why -> {
                throw new ArtifactException(source + " cannot be sent: " + why + ". Tune again", null);
            });
        }
    }

    /** A demo with fields that are gone would be shown without them: not the prompt that was measured. */
    private static void checkFields(
            Signature signature, List<SignatureField> fields, Map<String, String> shown, String source) {
        List<String> names = fields.stream().map(SignatureField::name).toList();
        if (!names.containsAll(shown.keySet())) {
            throw new ArtifactException(
                    source + " was tuned for another interface: its demos of module " + signature.name()
                            + " have the fields "
                            + shown.keySet() + ", where " + signature.type().getName() + " has " + names
                            + ". Tune again, or take back the change of the interface",
                    null);
        }
    }
}
