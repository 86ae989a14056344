package dev.attune.samples.triage;

import dev.attune.samples.router.Domain;
import dev.langchain4j.service.SystemMessage;

/** An AI Service of langchain4j, as it might stand in any application: nothing in it is of Attune. */
public interface Triage {

    @SystemMessage("Name the domain of the user's request.")
    Domain domain(String request);
}
