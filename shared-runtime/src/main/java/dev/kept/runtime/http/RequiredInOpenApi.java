package dev.kept.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/// Says in the OpenAPI document which fields of a body are required: those that [Shape] asks for, that is, every component of a record that
/// is not `@Nullable`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredInOpenApi implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final String VALUES = "dev.kept.events";
    private static final String REFERENCE = "#/components/schemas/";
    private final List<ClassInfo> records;

    public RequiredInOpenApi(IndexView index) {
        records = index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null || document.getComponents().getSchemas() == null)
            return;
        var schemas = document.getComponents().getSchemas();
        var ofBodies = ofBodies(document, schemas);
        schemas.forEach((name, schema) -> {
            var required = required(name, schema, ofBodies.contains(name));
            if (!required.isEmpty())
                schema.setRequired(required);
        });
    }

    /// Names of the schemas of all bodies, and of what stands in them.
    private static Set<String> ofBodies(OpenAPI document, Map<String, Schema> schemas) {
        var found = new HashSet<String>();
        var toSee = new ArrayDeque<Schema>();
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null && operation.getRequestBody().getContent() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .filter(media -> media.getSchema() != null).forEach(media -> toSee.add(media.getSchema()));
        while (!toSee.isEmpty()) {
            var schema = toSee.remove();
            if (schema.getRef() != null) {
                var name = schema.getRef().replace(REFERENCE, "");
                if (schemas.containsKey(name) && found.add(name))
                    toSee.add(schemas.get(name));
            }
            if (schema.getItems() != null)
                toSee.add(schema.getItems());
            if (schema.getProperties() != null)
                toSee.addAll(schema.getProperties().values());
        }
        return found;
    }

    /// A record goes by its simple name there, with a number behind it where others are named alike. What is no part of a body is left
    /// alone, except the values of the published language: they are the same everywhere.
    private List<String> required(String name, Schema schema, boolean isOfBody) {
        if (schema.getProperties() == null)
            return List.of();
        var found = records.stream().filter(record -> isOfBody || record.name().packagePrefix().equals(VALUES))
                .filter(record -> record.simpleName().equals(name.replaceAll("\\d+$", "")))
                .filter(record -> components(record).map(RecordComponentInfo::name).collect(Collectors.toSet())
                        .equals(schema.getProperties().keySet()))
                .map(record -> components(record).filter(component -> !component.type().hasAnnotation(NULLABLE))
                        .map(RecordComponentInfo::name).toList())
                .distinct().toList();
        if (found.size() > 1 || (isOfBody && found.isEmpty()))
            throw new IllegalStateException("The OpenAPI schema " + name + " is that of " + found.size()
                    + " records: name the body's record otherwise");
        return found.isEmpty() ? List.of() : found.get(0);
    }

    private static Stream<RecordComponentInfo> components(ClassInfo record) {
        return record.recordComponentsInDeclarationOrder().stream();
    }
}
