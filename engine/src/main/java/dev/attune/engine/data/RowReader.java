package dev.attune.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.attune.engine.data.strict.FormatTypes;
import dev.attune.engine.data.strict.Quote;
import dev.attune.engine.data.strict.SealedRecords;
import dev.attune.engine.data.strict.StrictTypes;
import dev.attune.runtime.field.FieldTypes;
import java.util.List;

/**
 * Reads one line of a data file as a row. Jackson does the work, without its coercions: what is not of the type asked for is refused
 * with its place, never turned into something of that type. Types that a library brings with a format are read by that.
 *
 * @param name what messages call the file
 * @param type what a line holds
 * @param json reads it
 */
record RowReader<R>(String name, Class<R> type, JsonMapper json) {

    private static final int MAX_REASON = 300;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(Lines.MAX_LENGTH)
            .build();

    private static final JsonMapper WITHOUT_FORMATS = builder().build();

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(LIMITS).build())
                .addModules(new Jdk8Module(), new JavaTimeModule(), new StrictTypes())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new SealedRecords()))
                .defaultLeniency(false)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(
                        coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @throws DataException if a format that the row's class loader sees cannot be loaded */
    static <R> RowReader<R> of(String name, Class<R> type) {
        try {
            FieldTypes types = FieldTypes.seenBy(type.getClassLoader());
            return new RowReader<>(
                    name,
                    type,
                    builder().addModule(new FormatTypes(types, WITHOUT_FORMATS)).build());
        } catch (IllegalArgumentException e) {
            throw new DataException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a line.
     *
     * @param number the number of the line, for messages
     * @throws DataException if it is no such row; it names the file, the line and where known the column and the member
     */
    R read(int number, String line) {
        try {
            R value = json.readValue(line, type);
            if (value == null) {
                throw new DataException(name + ", line " + number + ": null where a JSON object must be");
            }
            return value;
        } catch (JsonMappingException e) {
            boolean array = e.getPath().isEmpty() && line.stripLeading().startsWith("[");
            String reason = array ? "a JSON array; " + remedy("'.[]'") : reason(e);
            throw refused(place(number, e) + member(e.getPath()), reason, e);
        } catch (JsonProcessingException e) {
            boolean cut = String.valueOf(e.getOriginalMessage()).startsWith("Unexpected end-of-input");
            String reason = cut ? "the line ends within a JSON value; " + remedy(".") : "not JSON: " + reason(e);
            throw refused(place(number, e), reason, e);
        } catch (NumberFormatException e) { // of an exponent without bounds
            throw refused(name + ", line " + number, "a number that cannot be read: " + e.getMessage(), e);
        }
    }

    private DataException refused(String place, String reason, Exception cause) {
        return new DataException(place + ": not a " + type.getSimpleName() + ": " + reason, cause);
    }

    private String remedy(String filter) {
        return "write one JSON object a line, as does jq -c " + filter + " " + name;
    }

    /** A row that spans several lines begins at the one with that number. */
    private String place(int number, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        boolean known = location != null && location.getColumnNr() >= 1;
        return name + ", line " + (known ? number + location.getLineNr() - 1 : number)
                + (known ? ", column " + location.getColumnNr() : "");
    }

    private static String member(List<Reference> path) {
        StringBuilder member = new StringBuilder();
        for (Reference step : path) {
            String name = step.getFieldName();
            member.append(name == null ? "[" + step.getIndex() + "]" : (member.isEmpty() ? "" : ".") + name);
        }
        return member.isEmpty() ? "" : ", member \"" + Quote.text(member.toString()) + "\"";
    }

    /** What Jackson says, without the names of its settings, and quoting no more than the beginning of what was found. */
    private static String reason(JsonProcessingException e) {
        String said = e.getOriginalMessage();
        int settings = said.indexOf(": enable `");
        String reason = settings < 0 ? said : said.substring(0, settings);
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
    }
}
