package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTests {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/v1, http://localhost:11434/v1",
        "http://localhost:11434/v1/, http://localhost:11434/v1",
        "http://localhost:11434/v1//, http://localhost:11434/v1",
        "HTTPS://api.example.com, https://api.example.com",
        "http://[::1]:8080/v1, http://[::1]:8080/v1",
        "https://host/openai/deployments/a-b_c, https://host/openai/deployments/a-b_c"
    })
    void anAddressIsKeptWithoutItsLastSlash(String given, String base) {
        assertThat(ServerAddress.of(given)).isEqualTo(new ServerAddress(base, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:11434/v1, it must begin with http:// or https://",
        "api.openai.com/v1, it must begin with http:// or https://",
        "ftp://host/v1, it must begin with http:// or https://",
        "http:/localhost/v1, it must begin with http:// or https://",
        "http://, it must begin with http:// or https://",
        "http://local host/v1, illegal character in authority",
        "http://my_host:8080/v1, its host is none that Java can reach",
        "http://localhost:99999/v1, its port must be from 1 to 65535",
        "http://localhost:eighty/v1, its host is none that Java can reach",
        "http://localhost/v1#top, has no part behind a #",
        "http://localhost/v1/chat/completions, 'adds /chat/completions by itself; leave http://localhost/v1'",
        "http://localhost/v1/chat/completions/, 'adds /chat/completions by itself; leave http://localhost/v1'",
        "http://localhost/v1/completions, leave http://localhost/v1",
        "'http://localhost/{deployment}', illegal character in path"
    })
    void whatIsNoAddressIsRefusedUnderTheNameOfItsKey(String given, String reason) {
        assertThatThrownBy(() -> ServerAddress.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("attune.model.base-url is \"")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:hush@host/v1",
                "http://hush@host/v1",
                "user:hush@host/v1",
                "https://us er:hush@host/v1",
                "http://host/v1/chat/completions?key=hush",
                "localhost?key=hush",
                "http://host/v1?key=hush{",
                "http://host/v1?key=hush#a",
                "http://user:hu?sh@host/v1",
                "http://hush:hu/sh@host/v1",
                "http://host:99999/v1?hush"
            })
    void whatMayBeASecretIsNotRepeatedInTheRefusal(String given) {
        assertThatThrownBy(() -> ServerAddress.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hu"));
    }

    @Test
    void aQueryStringIsKeptAsItIsAndOnlyTheVersionIsShown() {
        ServerAddress address = ServerAddress.of("https://host/v1/?api-version=2024-10-21&key=a%2Fb+c&flag");
        assertThat(address.base()).isEqualTo("https://host/v1");
        assertThat(address.query()).isEqualTo("api-version=2024-10-21&key=a%2Fb+c&flag");
        assertThat(address).hasToString("https://host/v1?api-version=2024-10-21");
        assertThat(address.secrets()).contains("a%2Fb+c", "a/b c").doesNotContain("2024-10-21");
    }

    @Test
    void aListHasSeveralAddresses() {
        assertThat(ServerAddress.list("http://a:8000/v1, http://b:8000/v1/,http://c/v1?key=k"))
                .containsExactly(
                        new ServerAddress("http://a:8000/v1", ""),
                        new ServerAddress("http://b:8000/v1", ""),
                        new ServerAddress("http://c/v1", "key=k"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a/v1,b:8000/v1 | entry 2 is \"b:8000/v1\"; it must begin with http://",
                "http://a/v1,,http://b/v1 | entry 2 is \"\"; it must begin with http://",
                "http://a/v1, | entry 2 is \"\"; it must begin with http://",
                "http://a/v1,http://b/v1,http://A/v1/ | entry 3 is \"http://A/v1\" again; name each server once",
                "http://a/v1?key=1,http://a/v1?key=2 | entry 2 is \"http://a/v1\" again; name each server once"
            })
    void aListWithABadUrlIsRefused(String given, String reason) {
        assertThatThrownBy(() -> ServerAddress.list(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("attune.model.base-url: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://a/v1?key=a,hush", "http://user:hush@a/v1,http://b/v1", "http://user:hu,sh:hush@a/v1"})
    void aListThatIsRefusedRevealsNoSecret(String given) {
        assertThatThrownBy(() -> ServerAddress.list(given))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush", "user"));
    }

    @Test
    void whereOneAddressIsWantedAListIsRefused() {
        assertThatThrownBy(() -> ServerAddress.of("http://a/v1,http://b/v1"))
                .hasMessageContaining("this model takes one address");
    }
}
