package dev.kept.local.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.kept.events.Catalogue;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// JSON Schema (2020-12) of each event's content. Unknown fields are allowed: readers ignore what they do not know.
final class EventSchemas {
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(Catalogue.Entry entry) {
        var schema = GENERATOR.generateSchema(entry.type());
        schema.put("$id", "https://kept.dev/schemas/" + fileName(entry));
        schema.put("title", entry.name());
        return schema;
    }

    static String fileName(Catalogue.Entry entry) {
        return entry.name() + ".v" + entry.version() + ".json";
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(new ObjectMapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.FLATTENED_ENUMS).with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forFields().withRequiredCheck(field -> !mayBeAbsent(field.getRawMember()));
        return new SchemaGenerator(config.build());
    }

    private static boolean mayBeAbsent(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
