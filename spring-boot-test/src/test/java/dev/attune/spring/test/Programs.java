package dev.attune.spring.test;

import dev.attune.annotations.Disabled;
import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.ProgramFactory;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.spring.test.memory.MemoryApplication;
import dev.attune.spring.test.memory.Rememberer;
import dev.attune.spring.test.own.Own;
import dev.attune.spring.test.own.OwnApplication;
import dev.attune.spring.test.words.Lexicon;
import dev.attune.spring.test.words.Speller;
import dev.attune.spring.test.words.WordApplication;
import dev.attune.spring.test.words.Words;
import dev.attune.spring.test.words.Writer;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.Transactional;

/** Programs with Spring beans. */
final class Programs {

    /** What happened, in order; each test empties it. */
    static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

    static final Queue<Words> MODELS = new ConcurrentLinkedQueue<>();

    private Programs() {}

    /** Tells of the class, as listeners of an application's tests do. */
    static class Listener implements TestExecutionListener {

        @Override
        public void beforeTestClass(TestContext context) {
            EVENTS.add("before class");
        }

        @Override
        public void prepareTestInstance(TestContext context) {
            EVENTS.add("instance with beans");
        }

        @Override
        public void afterTestClass(TestContext context) {
            EVENTS.add("after class");
        }
    }

    /** Beans in each place where there may be some. */
    @SpringBootTest(classes = WordApplication.class, properties = "greeting=hello")
    @TestExecutionListeners(listeners = Listener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
    static class Injected extends SpellingProgram {

        private final String greeting;

        @Autowired
        Words model;

        Injected(@Value("${greeting}") String greeting, ApplicationContext context) {
            this.greeting = greeting;
            EVENTS.add("made with " + context.getBean("lexicon").getClass().getSimpleName());
        }

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Lexicon lexicon) {
            if (!greeting.equals("hello")) {
                throw new IllegalStateException(greeting);
            }
            MODELS.add(model);
            return new Writer(speller, lexicon)::write;
        }
    }

    /** Does not run, and so needs no application. */
    @Disabled("another time")
    @SpringBootTest(classes = WordApplication.class)
    @TestExecutionListeners(listeners = Listener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
    static class SwitchedOff extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Writer writer) {
            return writer::write;
        }
    }

    /** Asks for the service, and calls that of the application. */
    @SpringBootTest(classes = WordApplication.class)
    static class CallsTheBean extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Writer writer) {
            return number -> {
                try {
                    return writer.write(number);
                } catch (IllegalStateException e) {
                    return "<w" + number + ">";
                }
            };
        }
    }

    @SpringBootTest(classes = WordApplication.class)
    static class NeedsWhatIsNotThere extends SpellingProgram {

        interface Archive {
            String word(int number);
        }

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Archive archive) {
            return archive::word;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wordings {

        @Bean
        StringBuilder plain() {
            return new StringBuilder("plain");
        }

        @Bean
        StringBuilder festive() {
            return new StringBuilder("festive");
        }
    }

    @SpringBootTest(classes = WordApplication.class)
    @Import(Wordings.class)
    static class NeedsOneOfTwo extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller, StringBuilder wording) {
            return number -> speller.word(number + wording.toString());
        }
    }

    @SpringBootTest(classes = WordApplication.class)
    @Import(Wordings.class)
    static class NamesOneOfTwo extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(
                Speller speller, Lexicon lexicon, @Qualifier("festive") StringBuilder wording, StringBuilder plain) {
            EVENTS.add(wording + " and " + plain);
            return number -> lexicon.written(speller.word(String.valueOf(number)));
        }
    }

    /** Replaces beans as tests of applications do. */
    @SpringBootTest(classes = WordApplication.class)
    static class Overridden extends SpellingProgram {

        @MockitoBean(answers = Answers.CALLS_REAL_METHODS)
        Lexicon lexicon;

        @SuppressWarnings("NullAway.Init") // Spring sets it
        @TestBean(methodName = "other")
        Words model;

        static Words other() {
            return new Words();
        }

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Lexicon mocked) {
            EVENTS.add(String.valueOf(Mockito.mockingDetails(mocked).isMock() && mocked == lexicon));
            MODELS.add(model);
            return new Writer(speller, mocked)::write;
        }
    }

    /** The class of the model has another name in each run. */
    @SpringBootTest(classes = WordApplication.class)
    static class MockedModel extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller, Lexicon lexicon) {
            return new Writer(speller, lexicon)::write;
        }

        @LanguageModel
        ChatModel tested(Words real) {
            return Mockito.mock(ChatModel.class, call -> call.getMethod().invoke(real, call.getArguments()));
        }
    }

    /** The application builds its service itself, with a lexicon of its own. */
    @SpringBootTest(classes = OwnApplication.class)
    static class OfItsOwn extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Own own) {
            return number -> own.word(String.valueOf(number));
        }
    }

    @SpringBootTest(classes = OwnApplication.class)
    static class BuiltAgain extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(AiServices<Own> builder, Lexicon lexicon) {
            Own own = builder.build();
            return number -> lexicon.written(own.word(String.valueOf(number)));
        }
    }

    @SpringBootTest(classes = MemoryApplication.class)
    static class SharedMemory extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Rememberer rememberer) {
            return number -> rememberer.word(String.valueOf(number));
        }
    }

    @SpringBootTest(classes = MemoryApplication.class, properties = "memory.scope=prototype")
    static class MemoryOfItsOwn extends SpellingProgram {

        @Autowired
        Words model;

        @ProgramFactory
        Function<Integer, String> program(Rememberer rememberer, Lexicon lexicon) {
            MODELS.add(model);
            return number -> lexicon.written(rememberer.word(String.valueOf(number)));
        }
    }

    /** Spring without Boot; its module is a plain one, which the application gets from the artifact that is not there yet. */
    @SpringJUnitConfig
    static class WithoutBoot extends SpellingProgram {

        interface Spell {
            @Instruction("Spell the number.")
            String word(String number);
        }

        @Configuration(proxyBeanMethods = false)
        static class Context {

            @Bean
            Lexicon lexicon() {
                return new Lexicon();
            }

            @Bean
            Spell spell() {
                throw new IllegalStateException("there is no artifact");
            }

            @Bean
            List<Spell> consumer(Spell spell) {
                return new ArrayList<>(List.of(spell));
            }

            @Bean
            ChatModel model() {
                return new Sections();
            }
        }

        @ProgramFactory
        Function<Integer, String> program(Spell spell, Lexicon lexicon) {
            return number -> lexicon.written(spell.word(String.valueOf(number)));
        }
    }

    /** Calls a bean of the parent context, which has the module. */
    @ContextHierarchy({
        @ContextConfiguration(classes = InHierarchy.Parent.class),
        @ContextConfiguration(classes = WithoutBoot.Context.class)
    })
    static class InHierarchy extends SpellingProgram {

        record Reader(WithoutBoot.Spell spell) {}

        @Configuration(proxyBeanMethods = false)
        static class Parent {

            @Bean
            Reader reader(WithoutBoot.Spell ofParent) {
                return new Reader(ofParent);
            }

            @Bean
            WithoutBoot.Spell ofParent() {
                return number -> "w" + number;
            }
        }

        @ProgramFactory
        Function<Integer, String> program(WithoutBoot.Spell spell, Reader reader) {
            return number -> {
                try {
                    return reader.spell().word(String.valueOf(number));
                } catch (IllegalStateException e) {
                    return spell.word(String.valueOf(number));
                }
            };
        }
    }

    @SpringJUnitConfig
    static class Broken extends SpellingProgram {

        @Configuration(proxyBeanMethods = false)
        static class Context {

            @Bean
            Lexicon lexicon() {
                throw new IllegalStateException("the lexicon is in another castle");
            }
        }

        @ProgramFactory
        Function<Integer, String> program(Speller speller) {
            return number -> speller.word(String.valueOf(number));
        }
    }

    @SpringBootTest(classes = WordApplication.class)
    @ExtendWith(Programs.Other.class)
    static class OtherExtension extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller) {
            return number -> speller.word(String.valueOf(number));
        }
    }

    static class Other implements org.junit.jupiter.api.extension.Extension {}

    @SpringBootTest(classes = WordApplication.class)
    @Transactional
    @Sql("words.sql")
    static class OfEachMethod extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Speller speller) {
            return number -> speller.word(String.valueOf(number));
        }
    }

    @SpringBootTest(classes = WordApplication.class)
    static class NoModule extends SpellingProgram {

        @ProgramFactory
        Function<Integer, String> program(Writer writer) {
            return writer::write;
        }
    }

    @SpringJUnitConfig
    static class TwoModels extends SpellingProgram {

        @Configuration(proxyBeanMethods = false)
        static class Context {

            @Bean
            Lexicon lexicon() {
                return new Lexicon();
            }

            @Bean
            ChatModel cheap() {
                return new Sections();
            }

            @Bean
            ChatModel large() {
                return new Sections();
            }
        }

        @ProgramFactory
        Function<Integer, String> program(WithoutBoot.Spell spell) {
            return number -> spell.word(String.valueOf(number));
        }
    }

    /** The model answers in sections, which is the form of plain modules. */
    static class Sections extends Words {

        @Override
        public dev.langchain4j.model.chat.response.ChatResponse doChat(
                dev.langchain4j.model.chat.request.ChatRequest request) {
            String last = request.messages().get(request.messages().size() - 1).toString();
            String number = last.replaceAll("(?s).*?(\\d{3}).*", "$1");
            boolean shown =
                    request.messages().stream().anyMatch(dev.langchain4j.data.message.AiMessage.class::isInstance);
            return dev.langchain4j.model.chat.response.ChatResponse.builder()
                    .aiMessage(
                            dev.langchain4j.data.message.AiMessage.from("Word: " + (shown ? "w" + number : "no idea")))
                    .build();
        }
    }
}
