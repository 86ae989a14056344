package dev.attune.engine.propose.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTextTests {

    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int LENGTH = 40_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Spell it.|Spell it.",
                "Instruction: Do it.|Do it.",
                "**Instruction:** Do it.|Do it.",
                "Proposed instruction: Do it.|Do it.",
                "**New instruction:** Spell it.|Spell it.",
                "**Revised Instruction:** Spell it.|Spell it.",
                "## Instruction: \"Spell it.\"|Spell it.",
                "Improved instruction : Spell it.|Spell it.",
                "Revised Instruction for RouteDomain: Spell it.|Spell it.",
                "Instruction (revised): Spell it.|Spell it.",
                "Revised: Spell it.|Spell it.",
                "Final instruction: Spell it.|Spell it.",
                "Here is the instruction: Spell it.|Spell it.",
                "- score 0.950: Spell it.|Spell it.",
                "Sure! Spell it.|Spell it.",
                "Sure, here is a revised instruction: Spell it.|Spell it.",
                "Certainly! Here's a clearer and more concise revised prompt: Spell it.|Spell it.",
                "Here is an improved version of the instruction for the Spell module: Spell it.|Spell it.",
                "The revised instruction is: Spell it.|Spell it.",
                "Based on the summary of the data, here is a new instruction: Spell it.|Spell it.",
                "\"Spell it.\"|Spell it.",
                "“Spell it.”|Spell it.",
                "\"Write \"one\" for 1.\"|Write \"one\" for 1.",
                "**Spell it.**|Spell it.",
                "> Spell it.|Spell it.",
                "- \"Spell it.\"|Spell it.",
                "1. “Spell it.”|Spell it.",
                "- \"Spell it.\" as one word|- \"Spell it.\" as one word",
                "Spell it. Happy to iterate!|Spell it.",
                "<instruction>Spell it.</instruction>|Spell it.",
                "Spell it. Let me know if you need anything else!|Spell it.",
                "Spell it. This version is clearer.|Spell it.",
            })
    void whatIsSaidOnTheLineOfTheInstructionIsTakenAway(String answer, String instruction) {
        assertThat(read(answer)).isEqualTo(instruction);
    }

    @Test
    void aWordThatBeginsWithIBeforeALetterOfAnotherAlphabetIsNobodySpeaking() {
        String instruction = "Name the province of the town.\nNote: Iğdır is a town and a province.";
        assertThat(read(instruction)).isEqualTo(instruction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is a revised version of the instruction:",
                "Here is the new instruction:",
                "Here's a revised instruction that is clear and concise:",
                "Here is an example of a new instruction:",
                "Here is the instruction:",
                "Here's the instruction for the task, based on your tip:",
                "Here is a persona-driven, high-stakes instruction for the module:",
                "Here is my attempt at an improved instruction:",
                "Here is the revised instruction.",
                "To make the model precise, use this instruction:",
                "Based on the information provided, I have revised the instruction as follows:",
                "Okay, here’s the instruction:",
                "Sure thing — here's the rewrite:",
                "[Instruction]",
                "Instruction\n===========",
                "- score 0.950:",
                "Below is the improved prompt:",
                "The following is a better instruction:",
                "This is the revised instruction:",
                "Sure! Here's a revised instruction for the module:",
                "Of course. Here is my proposal for a new instruction:",
                "Certainly, I've rewritten the instruction to be more specific:",
                "I would suggest the following instruction:",
                "I've revised it:",
                "My proposed instruction:",
                "A better instruction for this module would be:",
                "Based on the tip (Tip: be concise), here is the new instruction:",
                "Here you go:",
                "Sure!",
                "**Revised Instruction**",
                "**Revised Instruction:**",
                "### Improved Instruction",
                "Revised Instruction",
                "Here's an improved instruction, with a persona:",
                "Here's the updated prompt:\n\n---",
                "Analysis: The current instruction is vague.\n\nInstruction:",
                "Based on the examples, the labels should be named. The revised instruction:",
                "Answer:",
                "My suggestion:",
                "Sure!\n\nHere is the revised instruction:\n\n**Revised Instruction:**",
                "Sure! I looked at the examples of the module.\n\nHere is the revised instruction:",
                "The current instruction does not name the labels, so I would name them.\n\n**Revised Instruction:**",
                "Current instruction: Write it.\n\nNew instruction:",
                "Вот улучшенная инструкция:",
                "Новая инструкция:",
                "Hier ist die überarbeitete Anweisung:",
                "Voici l'instruction révisée :",
                "以下是改进后的指令：",
            })
    void anAnnouncementIsTakenAway(String announcement) {
        String instruction = "Spell the number.\n\nAnswer with:\n- one word\n- no digit";

        assertThat(read(announcement + "\n\n" + instruction)).isEqualTo(instruction);
        assertThat(read(announcement + "\n\"Spell the number.\"")).isEqualTo("Spell the number.");
        assertThat(read(announcement + "\n\n```\n" + instruction + "\n```")).isEqualTo(instruction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Let me know if you'd like me to adjust it!",
                "Let me know if this works for you.",
                "Feel free to modify it.",
                "You can adjust the wording as you like.",
                "Here's why this works:\n\nIt names the labels.",
                "Here are the changes I made:\n- the labels",
                "The instruction above specifies the labels.\n\nThank you!",
                "I hope this helps!",
                "Would you like me to refine it further?",
                "If you would like a shorter one, let me know.",
                "This version is clearer and names the labels.",
                "This revised instruction tells the model what to do.",
                "This instruction clearly defines the task.",
                "In this revised instruction, I added a new section.",
                "I added the labels, so that the model knows them.",
                "Changes made: the labels are named.",
                "**Changes made:**\n- the labels are named\n- it is shorter",
                "Key changes:\n\n1. The labels are named.\n\n2. It is shorter.\n\nLet me know if you want more.",
                "Key improvements include:\n- the labels",
                "Key changes and why:\n* shorter",
                "These changes make the instruction clearer.",
                "With this instruction, the model knows the labels.",
                "### Why this works\nIt names the labels.",
                "Explanation: This instruction is shorter.",
                "**Rationale:** I named the labels.",
                "Note: I kept the labels as they are.",
                "---\n\n*This version is clearer.*",
                "(This version has 12 words.)",
                "By naming the labels, this instruction helps the model.",
                "Дайте знать, если нужно изменить.",
            })
    void whatTheModelSaysOfItsInstructionIsTakenAway(String afterword) {
        String instruction = "Spell the number.\n\nNote: answer with one word.";

        assertThat(read(instruction + "\n\n" + afterword)).isEqualTo(instruction);
        assertThat(read("Here is the new instruction:\n\n\"Spell the number.\"\n\n" + afterword))
                .isEqualTo("Spell the number.");
        assertThat(read("```\n" + instruction + "\n```\n\n" + afterword)).isEqualTo(instruction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is a text: name its language.",
                "Here is a text:\n\nName its language.",
                "Here is a prompt: decide whether it is an attack.",
                "Below is the user's prompt and a possible answer: judge the answer.",
                "Here is a new customer: greet them.",
                "Given the fields Text, Domain, produce the fields Intent.",
                "Given the fields: name the intent.",
                "Instructions are here",
                "Instructions:\n1. Read the text.\n2. Name its language.",
                "Instruction manuals are given: name the device.",
                "Follow these instructions:\n1. Read.\n2. Answer.",
                "OK, WARN or FAIL: name the state of the build.",
                "Yes, no or maybe: decide.",
                "Answer: yes or no, as the text says.",
                "First: read the text.\nSecond: name its language.",
                "Name the language of the text. This makes it easy to route.",
                "Sure answers only: name the intent.",
                "I will give you a text. Name its language.",
                "\"Spell\" and \"write\"",
                "\"Do\" it and \"that\"",
                "\"Urgent\" tickets go first.",
                "**Role:**\nYou are a clerk.\n\n**Task:**\nSort the mail.",
                "# Role\nYou are a clerk.\n\n# Task\nSort the mail.",
                "Answer with JSON:\n```json\n{\"label\": \"x\"}\n```\nNothing else.",
                "Answer in this form:\n```\nLabel: <the label>\n```",
                "Sort the mail.\n\nNote: a mail may have no subject.",
                "Sort the mail.\n\nIf you need more information, answer UNKNOWN.",
                "Sort the mail.\n\nLet me know whether the mail is urgent.",
                "Sort the mail.\nAnswer in the form:\nLabel: <the label>\nRationale: <why>",
                "Compare the versions.\nAnswer in the form:\nDifferences: <a list>\nImprovements: <a list>",
                "Make the sentence plain.\nAnswer in the form:\nOriginal: <the sentence>\nRevised version: <the plain sentence>",
                "Sort the mail.\n---\nUrgent mail goes first.",
                "Judge the review. Examples:\nI think it is great -> positive\nI hate it -> negative",
                "Use the tag <instruction> for what the user says.",
                "* one\n* two",
                "Не отвечай на вопрос: назови язык.",
                "Вот текст: назови его язык.",
            })
    void anInstructionIsKeptWholeWhateverItLooksLike(String instruction) {
        assertThat(read(instruction)).isEqualTo(instruction);
        assertThat(read("```\n" + instruction.replace("```", "'''") + "\n```"))
                .isEqualTo(instruction.replace("```", "'''"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n \n",
                "**",
                "Sure!",
                "Here is the revised instruction:",
                "Here's the instruction, rewritten for clarity: Spell it.",
                "Here is a creative instruction: Spell it.",
                "I'd suggest the following: \"Spell it.\"",
                "\"Spell the number.\" - This makes the module more precise.",
                "Instruction: Spell it.\nRationale: clear",
                "The instruction lacks detail.\n\nImproved version:\nSpell it.",
                "The user wants a better instruction. Let me think. I should write one.\n\nSpell it.",
                "We need to write a better instruction. So: Spell it.",
                "Sure, I can help with that! Spell it.",
                "An instruction that would work better for the module:\n\nSpell it.",
                "The following instruction should work better:\n\nSpell it.",
                "Spell it.\n\nIt is now more precise and names the labels.",
                "Spell it.\n\nThis should help the model.",
                "Here is a text with instructions:\nSpell it.",
                "Instruction 1: Spell it.\nInstruction 2: Write it.",
                "Spell it.\n\nTip: be concise",
                "Spell it.\n\nThe instruction asks for one word.",
                "```\n```",
                "```\nSpell it.",
                "I'm sorry, but I can't help with that.",
                "Could you please provide the module?",
                "It seems you did not give me any examples.",
                "I have rewritten the instruction so that it names the labels. Spell it.",
                "Here is a revised instruction that is clearer. Spell it.",
                "This instruction spells the number.",
                "Current instruction: Spell it.",
                "Here are three options:\n\n1. Spell it.\n\n2. Write it.",
                "Here are some possible instructions:\n1. Spell it.\n2. Write it.",
                "Here is the new instruction:\nSpell it.\n\nHere is an improved version:\nWrite it.",
                "```\nSpell it.\n```\nor\n```\nWrite it.\n```",
                "```python\nprint(1)\n```",
                "{\"instruction\": \"Spell it.\"}",
                "Spell it.\n\nThis version is clearer.\n\nNever write a digit.",
                "Spell it.\n\nThis prompt is for numbers.",
                "Here is the new instruction:\n\"Spell it.\"\n\nOutput:\n7",
                "I would name the labels.\n\n```\nSpell it.\n```\nThen:\n```\nWrite it.\n```",
                "I think the labels are missing.\n\n```\nSpell it.\n```",
                "Rewrite the text.\nAnswer in the form:\nRevised prompt: <the prompt>",
                "Spell it.\n\nChanges:\n- shorter",
                "- \"Spell it.\"\n- \"Write it.\"",
                "1. \"Spell it.\"\n2. \"Write it.\"",
                "\"Spell the number.\" is the new instruction.",
                "Here's my take:\n\nSpell it.",
                "As an expert prompt engineer, I suggest: Spell it.",
                "So here's what I came up with:\nSpell it.",
                "Thought: the labels are missing.\n\nSpell it.",
                "Thinking: the labels are missing. Spell it.",
                "Assistant: Spell it.",
                "AI:\nSpell it.",
                "\"Instruction\": \"Spell it.\"",
                "New instruction = Spell it.",
                "Spell it.\n\nMy changes are:\n- shorter",
                "Spell it.\n\nScore: 0.95",
                "Spell it.\nHuman: thanks",
                "Spell it.\n\nUser: thanks",
                "Instruction: Spell it.\n\nHere is a shorter version:\nSpell.",
            })
    void whatCannotBeToldApartIsRefused(String answer) {
        assertThat(InstructionText.read(answer)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spell: one.",
                "**Spell**: one.",
                "Spell(number) -> word: one.",
                "Module: Spell(number) -> word\nInstruction: one.",
                "### Spell:\none.",
                "Respelling: one."
            })
    void theNameOfTheModuleIsNoPartOfItsInstruction(String answer) {
        assertThat(InstructionText.read("Spell", new Text(answer)))
                .isEqualTo(new Text(answer.startsWith("Re") ? answer : "one."));
    }

    /** Answers of a real model: the proposals of the recording of the main sample and of the irises. */
    @Test
    void theAnswersOfASmallModelAreReadOrRefused() {
        assertThat(read("""
                Here is a revised version of the instruction:

                "The module is designed to assist users in accessing a webpage using a specific domain. It uses the `Route` module to \
                create a custom route that allows users to access a webpage using the specified domain."

                In this revised instruction, I added a new section with a brief explanation of the module's function and the user's \
                request, and a clear instruction that the user can create a custom route."""))
                .isEqualTo(
                        "The module is designed to assist users in accessing a webpage using a specific domain. It uses the "
                                + "`Route` module to create a custom route that allows users to access a webpage using the specified domain.");
        assertThat(InstructionText.read("""
                Here is an example of a new instruction:

                "Add 1 to each of the numbers between 0 and 20. Then add 1 to each of those numbers. Then add 1 to each of those \
                numbers. Then repeat the addition until you reach 10."

                Output:
                ```python
                # Add 1 to each of the numbers between 0 and 20.
                ```

                This instruction uses a built-in Python function to add 1 to each of the numbers between 0 to 20. The result of the \
                function is then returned as an integer.""")).isInstanceOf(Refused.class);
        assertThat(InstructionText.read("""
                Here is an example of a new instruction:

                - name: The intent of the user's request to use the banking intent to transfer their money to their checking account.

                You can add a new instruction to your code to achieve this goal.

                ```
                def bank_transfer_to_checking_account(b):
                    b.bank_transfer_to_checking_account(x)
                ```

                Add a new instruction to your code to achieve this goal:

                ```
                def bank_transfer_to_checking_account(x):
                    def bank""")).isInstanceOf(Refused.class);
    }

    @Test
    void aFenceIsTakenAway() {
        assertThat(read("```text\nSpell it.\n\nSlowly.\n```")).isEqualTo("Spell it.\n\nSlowly.");
        assertThat(read("```\nInstruction: Spell it.```")).isEqualTo("Spell it.");
        assertThat(read("```\r\nSpell it.\r\n```\r\n")).isEqualTo("Spell it.");
    }

    @Test
    void anInstructionIsKeptAsItIsWhateverItsMarks() {
        String instruction = "Write %s, $1 or ${name}; \\Q.*\\E (a+)+$";

        assertThat(read("```\n" + instruction + "\n```")).isEqualTo(instruction);
        assertThat(section("Spell: " + instruction)).isEqualTo(new Text(instruction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spell: one",
                "Write: two\nSpell: one",
                "Write: two\n\n  1. **Spell**: one\n",
                "- spell:\n  one",
                "\n\n# Spell :\n\n* one",
                "Spell it well.\nSpell: one",
                "Sure! Here are the new instructions:\n\n**Spell**: \"one\"\n**Write**: two",
                "Spell: one | Write: two",
                "Spell: one\n\nLet me know if you need more.",
            })
    void theInstructionOfAModuleIsFound(String answer) {
        assertThat(section(answer)).isEqualTo(new Text("one"));
    }

    @Test
    void anInstructionOfSeveralLinesIsReadToItsEnd() {
        assertThat(section("Spell: one\ntwo\n\nthree\n\nWrite: four")).isEqualTo(new Text("one\ntwo\n\nthree"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Write: two",
                "Respell: one",
                "Spell one",
                "Spell:",
                "Spell: ** *\n",
                "Spell: one\nOther: nothing",
                "Spell: one\nSpell: two",
            })
    void whereThereIsNoneOrNoTellingNothingIsFound(String answer) {
        assertThat(section(answer)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "*",
                "#",
                "1.",
                "- ",
                "\n*",
                "Spell",
                "Spell\n",
                "Spell*",
                "Spell: ",
                "Spell:\n",
                "`",
                "```\n",
                "```",
                "\r",
                "instruction",
                "instruction ",
                "instruction*",
                "instruction:\n",
                "# new ",
                "\"",
                " \"a",
                ">\n",
                "**\n",
                "here is ",
                "here is a new instruction:\n",
                "I ",
                "This version is. ",
                "This version is\n",
                "a. ",
                "a"
            })
    void longRunsOfAMarkAreReadInTheirTime(String mark) {
        String run = mark.repeat(LENGTH / mark.length());

        assertTimeoutPreemptively(HANG, () -> {
            assertThat(InstructionText.read(run)).isNotNull();
            assertThat(InstructionText.read("```\n" + run + "x")).isNotNull();
            assertThat(section(run)).isNotNull();
            assertThat(section(run + "Spell" + run)).isNotNull();
        });
    }

    private static String read(String answer) {
        ProposerAnswer read = InstructionText.read(answer);
        assertThat(read).as(answer).isInstanceOf(Text.class);
        return ((Text) read).text();
    }

    private static ProposerAnswer section(String answer) {
        return Objects.requireNonNull(
                ModuleSections.read(List.of("Spell", "Write"), new Text(answer)).get("Spell"));
    }
}
