package dev.kept.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Writes what all operations share into the OpenAPI document: the headers of commands, who has to sign in, and the problems that each may
/// be answered with. A POST that is no command says `@Extension(name = "x-kept-command", value = "false")`; a question that has a problem
/// of its own names its status, `@Extension(name = "x-kept-problems", value = "409")`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractInOpenApi implements OASFilter {
    private static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final String JSON = "application/json";
    /// In their order, so that every build writes the same document.
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry("400", "The shape is wrong; the sentence names the field"), Map.entry("401", "Not signed in"),
            Map.entry("403", "Visible, but not theirs to do"), Map.entry("404", "Not there, or not for this caller"),
            Map.entry("409", "Not possible in this state, or decided on an old revision"),
            Map.entry("412", "If-Match names an old version"), Map.entry("413", "Too large"),
            Map.entry("415", "Another kind of content than is taken here, or not what it says"),
            Map.entry("422", "The key was used for another request"), Map.entry("429", "Too often"),
            Map.entry("503", "Nothing was recorded; repeat with the same key")));
    private static final Set<String> OF_COMMANDS = Set.of("400", "401", "403", "404", "409", "412", "413", "415", "422", "503");
    private final Set<String> open;

    public ContractInOpenApi(IndexView index) {
        open = index.getAnnotations(PERMIT_ALL).stream().map(permitted -> permitted.target())
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS).map(AnnotationTarget::asClass)
                .flatMap(resource -> resource.methods().stream().map(method -> path(resource) + path(method)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String path(AnnotationTarget target) {
        var path = target.declaredAnnotation(PATH);
        return path == null ? "" : path.value().asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null)
            return;
        var components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        components.addSchema("Problem", problem());
        PROBLEMS.forEach((status, meaning) -> components.addResponse("Problem" + status, OASFactory.createAPIResponse()
                .description(meaning).content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"))))));
        document.setComponents(components);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            if (!path.contains("/kept/"))
                describe(path, method, operation);
        }));
    }

    private void describe(String path, HttpMethod method, Operation operation) {
        boolean isCommand = method == HttpMethod.POST && !"false".equals(extension(operation, "x-kept-command"));
        if (isCommand)
            describeCommand(path, operation);
        if (!open.contains(path) && (operation.getSecurity() == null || operation.getSecurity().isEmpty()))
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("SecurityScheme"));
        for (var status : isCommand ? new TreeSet<>(OF_COMMANDS) : problems(path, operation))
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref("Problem" + status));
        operation.getResponses().setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
    }

    private static void describeCommand(String path, Operation operation) {
        for (var header : List.of(header("Idempotency-Key", "uuid", "A new UUID per command, the same when repeated").required(true),
                header("If-Match", null, "The version to insist on, as the ETag gives it"),
                header("Kept-After", null, "A reference such as workorder/<id>@17: judge only after this fact"),
                header("Kept-Occurred-At", "date-time", "When it happened, by the device's clock"),
                header("Kept-Channel", null, "PORTAL, OFFICE, PHONE_APP or API")))
            if (operation.getParameters() == null
                    || operation.getParameters().stream().noneMatch(known -> header.getName().equals(known.getName())))
                operation.addParameter(header);
        var responses = operation.getResponses();
        if (!path.contains("{") && responses.hasAPIResponse("200")) { // what is asked of a collection makes one of its things
            responses.addAPIResponse("201", responses.getAPIResponse("200").description("Created"));
            responses.removeAPIResponse("200");
        }
    }

    /// Of an operation that is no command.
    private Set<String> problems(String path, Operation operation) {
        var problems = new TreeSet<>(List.of("503"));
        if (!open.contains(path))
            problems.addAll(List.of("401", "403"));
        if (path.contains("{"))
            problems.add("404");
        if (operation.getParameters() != null && operation.getParameters().stream().anyMatch(it -> it.getIn() == Parameter.In.QUERY))
            problems.add("400");
        if (operation.getRequestBody() != null)
            problems.addAll(operation.getRequestBody().getContent().hasMediaType(JSON)
                    ? List.of("400", "413", "415")
                    : List.of("413", "415"));
        var own = extension(operation, "x-kept-problems");
        if (own != null)
            problems.addAll(List.of(own.split(",")));
        return problems;
    }

    private static @Nullable String extension(Operation operation, String name) {
        var said = operation.getExtensions() == null ? null : operation.getExtensions().get(name);
        return said == null ? null : String.valueOf(said);
    }

    /// As [Problem] is written: what is empty is absent.
    private static Schema problem() {
        var missing = object().addProperty("what", text()).addProperty("sentence", text()).addProperty("command", text());
        var allowed = object().addProperty("command", text()).addProperty("label", text()).addProperty("method", text())
                .addProperty("href", text()).addProperty("fields", list(text())).addProperty("required", list(text()));
        return object().addProperty("type", text()).addProperty("title", text()).addProperty("status", number())
                .addProperty("detail", text()).addProperty("code", text()).addProperty("instance", text())
                .addProperty("missing", list(missing)).addProperty("allowed", list(allowed))
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(SchemaType.INTEGER);
    }

    private static Schema list(Schema of) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(of);
    }

    private static Parameter header(String name, @Nullable String format, String meaning) {
        var schema = text();
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(meaning)
                .schema(format == null ? schema : schema.format(format));
    }
}
