package dev.kept.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Writes what all commands share into the OpenAPI document: their headers and the problems they are answered with. A POST that is no
/// command says `@Extension(name = "x-kept-command", value = "false")`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractInOpenApi implements OASFilter {
    /// In their order, so that every build writes the same document.
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of("400", "The shape is wrong; the sentence names the field",
            "401",
            "Not signed in", "403", "Visible, but not theirs to do", "404", "Not there, or not for this caller", "409",
            "Not possible in this state, or decided on an old revision", "412", "If-Match names an old version", "413", "Too large", "415",
            "Not JSON", "422", "The key was used for another request", "503", "Nothing was recorded; repeat with the same key"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null)
            return;
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            if (method == HttpMethod.POST && !path.contains("/kept/") && isCommand(operation))
                describe(operation);
        }));
    }

    private static boolean isCommand(Operation operation) {
        var said = operation.getExtensions() == null ? null : operation.getExtensions().get("x-kept-command");
        return said == null || Boolean.parseBoolean(String.valueOf(said));
    }

    private static void describe(Operation operation) {
        for (var header : List.of(header("Idempotency-Key", "uuid", "A new UUID per command, the same when repeated").required(true),
                header("If-Match", null, "The version to insist on, as the ETag gives it"),
                header("Kept-After", null, "A reference such as workorder/<id>@17: judge only after this fact"),
                header("Kept-Occurred-At", "date-time", "When it happened, by the device's clock"),
                header("Kept-Channel", null, "PORTAL, OFFICE, PHONE_APP or API")))
            if (operation.getParameters() == null
                    || operation.getParameters().stream().noneMatch(known -> header.getName().equals(known.getName())))
                operation.addParameter(header);
        PROBLEMS.forEach((status, meaning) -> {
            if (operation.getResponses() == null || operation.getResponses().getAPIResponse(status) == null)
                problem(operation, status, meaning);
        });
    }

    private static void problem(Operation operation, String status, String meaning) {
        var responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        responses.addAPIResponse(status, OASFactory.createAPIResponse().description(meaning)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType())));
        operation.setResponses(responses);
    }

    private static Parameter header(String name, @Nullable String format, String meaning) {
        var schema = OASFactory.createSchema().addType(SchemaType.STRING);
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(meaning)
                .schema(format == null ? schema : schema.format(format));
    }
}
