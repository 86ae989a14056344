package dev.attune.spring.application;

import dev.attune.runtime.TunedPrompts;
import dev.attune.spring.ScriptedModel;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A web application with one tuned module. */
@SpringBootApplication
public class ColourApplication {

    @Bean
    ScriptedModel model() {
        return new ScriptedModel("Colour: blue");
    }

    @Bean
    NameColour nameColour(TunedPrompts prompts, ScriptedModel model) {
        return prompts.module(NameColour.class, model);
    }

    @RestController
    static class Colours {

        private final NameColour colours;

        Colours(NameColour colours) {
            this.colours = colours;
        }

        @GetMapping("/colour")
        String colour(@RequestParam("thing") String thing) {
            return colours.colour(thing);
        }
    }
}
