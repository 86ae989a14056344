package dev.attune.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The address of an OpenAI-compatible server, read from the option {@code base-url} that a {@link ModelProvider} gets. Its query string is
 * sent unchanged with each request; since it may contain a key, only its {@code api-version} is shown. Immutable.
 *
 * @param base the part before the query string, without a trailing slash
 * @param query the query string as given; empty: none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ServerAddress(String base, String query) {

    /** The setting that providers get as the option {@code base-url}. */
    private static final String BASE_URL = "attune.model.base-url";

    /** The environment variable that providers get as the option {@code api-key}. */
    private static final String API_KEY = "ATTUNE_MODEL_API_KEY";

    private static final Pattern SCHEME = Pattern.compile("(?i)(https?)://.*");
    private static final Pattern OPERATION = Pattern.compile("(?i)/(chat/completions|completions|responses)$");
    private static final String SHOWN_PARAMETER = "api-version=";
    private static final int LAST_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @param value such as {@code http://localhost:11434/v1}
     * @throws IllegalArgumentException if it is not an address; the message names the setting and reveals no secret
     */
    public static ServerAddress of(String value) {
        return of(value, BASE_URL + " is ", value.replaceAll("[?#].*", ""));
    }

    /**
     * Reads the addresses of servers that serve the same models.
     *
     * @param value one address, or several separated by commas; a comma that belongs to an address is written as {@code %2C}
     * @return the addresses in the order given, at least one
     * @throws IllegalArgumentException if an entry is not an address or is there twice; the message names the setting and the entry, and
     *     reveals no secret
     */
    public static List<ServerAddress> list(String value) {
        String[] entries = value.split(",", -1);
        List<ServerAddress> addresses = new ArrayList<>();
        Set<URI> known = new HashSet<>();
        boolean behindQuery = false;
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            String is = entries.length == 1 ? BASE_URL + " is " : BASE_URL + ": entry " + (i + 1) + " is ";
            // behind a query string it may be the rest of a key with a comma in it
            boolean secret = value.contains("@")
                    || (behindQuery && !SCHEME.matcher(entry).matches());
            ServerAddress address = of(entry, is, secret ? "…" : entry.replaceAll("[?#].*", ""));
            // the host of a URI is compared without case
            if (!known.add(URI.create(address.shown()))) {
                throw new IllegalArgumentException(is + "\"" + address.shown() + "\" again; name each server once");
            }
            addresses.add(address);
            behindQuery |= entry.contains("?");
        }
        return List.copyOf(addresses);
    }

    private static ServerAddress of(String value, String is, String shown) {
        int question = value.indexOf('?');
        String base = question < 0 ? value : value.substring(0, question);
        String query = question < 0 ? "" : value.substring(question + 1);
        String lower = SCHEME.matcher(base).matches()
                ? base.substring(0, base.indexOf(':')).toLowerCase(Locale.ROOT) + base.substring(base.indexOf(':'))
                : base;
        String address = lower.replaceAll("/+$", "");
        try {
            check(address, query);
        } catch (URISyntaxException e) {
            // its message repeats the whole text; the reason does not
            throw new IllegalArgumentException(
                    refusal(is, value, shown, e.getReason().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal(is, value, shown, String.valueOf(e.getMessage())));
        }
        return new ServerAddress(address, query);
    }

    private static void check(String base, String query) throws URISyntaxException {
        if (!SCHEME.matcher(base).matches()) {
            throw new IllegalArgumentException("it must begin with http:// or https://");
        }
        if (base.contains("#") || query.contains("#")) {
            throw new IllegalArgumentException("an address of a server has no part behind a #");
        }
        if (base.contains(",")) {
            throw new IllegalArgumentException("this model takes one address");
        }
        URI uri = new URI(base);
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException(
                    "it must hold no name and password; a key is read from the environment variable " + API_KEY);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "its host is none that Java can reach: letters, digits, dots and dashes make a host");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException("its port must be from 1 to " + LAST_PORT);
        }
        if (OPERATION.matcher(base).find()) {
            throw new IllegalArgumentException(
                    "the client adds /chat/completions by itself; leave " + base.replaceFirst(OPERATION.pattern(), ""));
        }
        new URI(base + "?" + query);
    }

    /** Where an @ may stand behind a password, nothing that stands before it is told. */
    private static String refusal(String is, String value, String shown, String why) {
        return is + "\"" + (value.contains("@") ? "…" : shown) + "\"; " + why
                + ". It must be an address such as http://localhost:11434/v1";
    }

    /** Returns the address in the form that may be shown: it distinguishes servers and API versions, and contains no key. */
    public String shown() {
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(SHOWN_PARAMETER)) {
                return base + "?" + parameter;
            }
        }
        return base;
    }

    /** Returns the address as requests are sent to it, with its query string, which may contain a key. */
    public String sent() {
        return query.isEmpty() ? base : base + "?" + query;
    }

    /** Returns the parts of the query string that may be secret, both encoded and decoded. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (String parameter : query.split("&")) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            if (!value.isEmpty() && !parameter.startsWith(SHOWN_PARAMETER)) {
                secrets.add(value);
                secrets.add(decoded(value));
            }
        }
        return List.copyOf(secrets);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** Shown, since a record may end up in a message. */
    @Override
    public String toString() {
        return shown();
    }
}
