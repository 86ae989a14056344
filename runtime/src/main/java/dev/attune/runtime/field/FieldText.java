package dev.attune.runtime.field;

import dev.attune.runtime.field.constant.ConstantText;
import dev.attune.runtime.field.constant.TruthText;
import dev.attune.runtime.field.number.NumberText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The text form of field values, as prompts show them. {@link FieldReader} reads it back. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldText {

    private FieldText() {}

    /** Whether fields may be of a type: lists of lists and records that hold themselves have no form that a model could keep to. */
    public static boolean supports(Type type) {
        return supports(type, List.of());
    }

    private static boolean supports(Type type, List<Class<?>> holders) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
                    && supports(element, holders);
        }
        if (!(type instanceof Class<?> raw)) {
            return false;
        }
        if (!raw.isRecord()) {
            return raw == String.class || TruthText.isTruth(raw) || raw.isEnum() || NumberText.isNumber(raw);
        }
        if (holders.contains(raw)) {
            return false;
        }
        List<Class<?>> below = new ArrayList<>(holders);
        below.add(raw);
        return Arrays.stream(raw.getRecordComponents())
                .allMatch(component -> supports(component.getGenericType(), below));
    }

    /** Whether a value is of a supported type already, so that no reading is needed. */
    public static boolean isOf(Object value, Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type element = parameterized.getActualTypeArguments()[0];
            return value instanceof List<?> list && list.stream().allMatch(item -> item != null && isOf(item, element));
        }
        Class<?> raw = (Class<?>) type;
        return raw.isInstance(value)
                || (raw == boolean.class && value instanceof Boolean)
                || NumberText.isBoxed(value, raw);
    }

    public static String render(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return ListText.render(list);
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Record || value instanceof Map) {
            return FieldJson.write(value);
        }
        return value.toString();
    }

    /** What a value must look like, in words for a model; empty for free text. */
    public static String form(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            String element = form(parameterized.getActualTypeArguments()[0]);
            return "a list, one item a line" + (element.isEmpty() ? "" : ", each " + element);
        }
        Class<?> raw = (Class<?>) type;
        if (TruthText.isTruth(raw)) {
            return "yes or no";
        }
        if (raw.isEnum()) {
            return "one of "
                    + ConstantText.constants(raw).stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        if (NumberText.isNumber(raw)) {
            return NumberText.isWhole(raw) ? "a whole number" : "a number";
        }
        if (raw.isRecord()) {
            return "a JSON object with "
                    + Arrays.stream(raw.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        return "";
    }
}
