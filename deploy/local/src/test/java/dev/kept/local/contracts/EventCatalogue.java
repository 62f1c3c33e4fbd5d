package dev.kept.local.contracts;

import dev.kept.events.Catalogue;
import dev.kept.events.Topic;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The catalogue for people: `events.md`.
final class EventCatalogue {
    private final EventSources sources;

    EventCatalogue(EventSources sources) {
        this.sources = sources;
    }

    String markdown() {
        var page = new StringBuilder("""
                # Every fact there is

                Generated. Who did it, when, by which way and why stands in the headers (CloudEvents 1.0, binary mode); the content is JSON.
                A field marked `?` may be absent. Unknown fields are to be ignored, unknown types to be skipped.
                """);
        for (var topic : Topic.values()) {
            page.append("\n## kept.").append(topic.family()).append("\n\n| stored name | content | meaning |\n|---|---|---|\n");
            Catalogue.entries().stream().filter(entry -> entry.topic() == topic).forEach(entry -> page.append(row(entry)));
        }
        return page.toString();
    }

    private String row(Catalogue.Entry entry) {
        var fields = Arrays.stream(entry.type().getRecordComponents()).map(EventCatalogue::field).collect(Collectors.joining(", "));
        return "| `" + entry.name() + "` v" + entry.version() + " | " + fields + " | " + sources.sentence(entry).replace("|", "\\|")
                + " |\n";
    }

    private static String field(RecordComponent component) {
        return component.getName() + optional(component.getAnnotatedType()) + ": " + name(component.getGenericType());
    }

    private static String optional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) ? "?" : "";
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic)
            return Arrays.stream(generic.getActualTypeArguments()).map(EventCatalogue::name).collect(Collectors.joining(", ")) + "[]";
        return ((Class<?>) type).getSimpleName();
    }
}
