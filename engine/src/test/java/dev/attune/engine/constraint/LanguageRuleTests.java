package dev.attune.engine.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageRuleTests {

    private static final String SENTENCES = """
            en | You are a helpful assistant. Read the customer's message and reply with the name of the team that should answer it.
            de | Beantworte die Frage des Kunden höflich und in höchstens drei Sätzen. Nenne keine Preise.
            fr | Répondez à la question du client de façon polie, en trois phrases au plus.
            es | Responde a la pregunta del cliente con cortesía y en no más de tres frases.
            ru | Прочитай письмо клиента и определи, какая команда должна ответить на это письмо.
            ja | このメールに答えるべきチームを選んでください。お客様の質問に丁寧に答えてください。
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SENTENCES)
    void anInstructionIsRefusedInAllLanguagesButItsOwn(String language, String sentence) {
        assertThat(List.of("en", "de", "fr", "es", "ru", "ja"))
                .filteredOn(asked -> new LanguageRule(asked).refusal(sentence).isEmpty())
                .containsExactly(language);
        assertThat(new LanguageRule(language).isUnclear(sentence)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Think step by step.", "Summarize.", "OK", "12345"})
    void aShortTextIsNotRefused(String text) {
        assertThat(new LanguageRule("en").refusal(text)).isEmpty();
    }

    @Test
    void thatAShortTextIsUnclearIsSaid() {
        assertThat(PromptRules.of(Signature.of(English.class)).doubt("Summarize."))
                .contains(
                        "The instruction of module English is too short, or too mixed, to tell whether it is English.");
    }

    @Test
    void theNamesOfVariablesAndCodeSayNothing() {
        assertThat(new LanguageRule("de")
                        .refusal("Ordne {{the_customer_message_as_it_came}} dem Team zu, siehe `the list of the "
                                + "teams that we have`."))
                .isEmpty();
    }

    @Test
    void theReasonNamesBothLanguages() {
        assertThat(PromptRules.of(Signature.of(English.class))
                        .instruction("Beantworte die Frage des Kunden höflich und in höchstens drei Sätzen."))
                .contains("that is in another language (German) than the English that is asked for");
    }

    @Test
    void aSeedInAnotherLanguageIsAMistake() {
        assertThatThrownBy(() -> PromptRules.checkLanguages(List.of(Signature.of(NotGerman.class))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "module NotGerman has an instruction that is in another language (English) than the German that is"
                                + " asked for in its @Constraints; change one of them");
    }

    @Test
    void whatTheModelDoesNotKnowCannotBeAskedFor() {
        assertThatThrownBy(() -> PromptRules.checkLanguages(List.of(Signature.of(Klingon.class))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the model of OpenNLP does not know ");
    }

    @Test
    void aLanguageIsACode() {
        assertThatThrownBy(() -> Signature.of(NoCode.class))
                .isInstanceOf(SignatureException.class)
                .hasMessageEndingWith(
                        "has language = \"english\"; a language is a code of ISO 639 with two letters, such as \"en\"");
    }

    @Constraints(language = "en")
    interface English {
        @Instruction("Answer the question of the customer in a few words.")
        String answer(String question);
    }

    @Constraints(language = "de")
    interface NotGerman {
        @Instruction("Answer the question of the customer in a few words, and be polite.")
        String answer(String question);
    }

    @Constraints(language = "ii")
    interface Klingon {
        @Instruction("Answer the question of the customer in a few words.")
        String answer(String question);
    }

    @Constraints(language = "english")
    interface NoCode {
        @Instruction("Answer the question of the customer in a few words.")
        String answer(String question);
    }
}
