package org.example;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

@AiService
public interface MailSorter {

    @SystemMessage("Which team should answer this mail?")
    Team team(String mail);
}
