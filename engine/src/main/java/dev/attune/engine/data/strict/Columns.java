package dev.attune.engine.data.strict;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.config.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The columns that a record has in a table: each name that its components go by.
 *
 * @param known all names
 * @param required the names of each component whose column may not be missing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Columns(Set<String> known, List<Set<String>> required) {

    /** The columns of a record class. */
    public static Columns of(Class<?> type, JsonMapper json) {
        BeanDescription description = json.getDeserializationConfig().introspect(json.constructType(type));
        Set<String> known = new LinkedHashSet<>();
        List<Set<String>> required = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (BeanPropertyDefinition property : description.findProperties()) {
            if (property.getConstructorParameter() == null) {
                continue;
            }
            Set<String> names = new LinkedHashSet<>(Set.of(property.getName()));
            for (PropertyName alias : property.findAliases()) {
                names.add(alias.getSimpleName());
            }
            known.addAll(names);
            int index = property.getConstructorParameter().getIndex();
            if (index >= components.length || !RecordReader.mayBeMissing(components[index])) {
                required.add(names);
            }
        }
        return new Columns(known, required);
    }

    /**
     * What is wrong with the names of the columns of a file.
     *
     * @return the number of the column, from 1, or 0 for the whole line, with the reason; empty if nothing is wrong
     */
    public Optional<Complaint> complaint(List<String> names) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!known.contains(name)) {
                return Optional.of(new Complaint(i + 1, name.isBlank() ? "a column without a name" : unknown(name)));
            }
            if (!seen.add(name)) {
                return Optional.of(new Complaint(i + 1, "there are two columns \"" + Quote.text(name) + "\""));
            }
        }
        return required.stream()
                .filter(component -> component.stream().noneMatch(seen::contains))
                .findFirst()
                .map(component -> new Complaint(
                        0, "there is no column \"" + component.iterator().next() + "\""));
    }

    /**
     * A complaint.
     *
     * @param column the number of the column, from 1; 0 for the whole line
     * @param reason what is wrong
     */
    public record Complaint(int column, String reason) {}

    private String unknown(String name) {
        boolean semicolons = name.contains(";") || name.contains("\t");
        return "the column \"" + Quote.text(name) + "\" is none of the record; "
                + (semicolons
                        ? "separate columns by commas"
                        : "is \"" + Nearest.to(name, known) + "\" meant? Take out what is not read");
    }
}
