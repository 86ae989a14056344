package org.example;

import dev.attune.runtime.TunedPrompts;
import dev.langchain4j.model.chat.ChatModel;

public class MailSorter {

    private final PickTeam pickTeam;

    public MailSorter(PickTeam pickTeam) {
        this.pickTeam = pickTeam;
    }

    /** In production: with the prompts that were accepted. */
    public static MailSorter tuned(ChatModel model) {
        TunedPrompts prompts = TunedPrompts.load("attune/org.example.MailSorterTest.json");
        return new MailSorter(prompts.module(PickTeam.class, model));
    }

    public Team sort(String mail) {
        return pickTeam.team(mail);
    }
}
