package dev.attune.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ModelClassTests {

    static class Plain implements ChatModel {}

    /** Named as the classes that Spring makes. */
    static final class Plain$$SpringCGLIB$$0 extends Plain {}

    /** Named as the mocks of an interface that Mockito makes. */
    static final class ChatModel$MockitoMock$1988218 implements ChatModel {}

    @Test
    void aModelIsCalledAfterItsClass() {
        assertThat(ModelClass.of(new Plain())).isEqualTo(Plain.class);
    }

    @Test
    void aModelOfAGeneratedClassIsCalledAfterWhatItStandsFor() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ChatModel.class}, (self, method, arguments) -> null);

        assertThat(ModelClass.of(new Plain$$SpringCGLIB$$0())).isEqualTo(Plain.class);
        assertThat(ModelClass.of(new ChatModel$MockitoMock$1988218())).isEqualTo(ChatModel.class);
        assertThat(ModelClass.of((ChatModel) proxy)).isEqualTo(ChatModel.class);
    }
}
