package dev.kept.workorder;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kept.workorder.domain.Policy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A policy as its author writes it: JSON text, read strictly. What is wrong is said with its line.
public final class PolicyText {
    private static final int DEEPEST = 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private PolicyText() {}

    /// What is wrong with a policy, as a sentence that names the line.
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    public static Policy read(String text) throws Wrong {
        try {
            var document = JSON.readTree(text);
            if (!document.isObject())
                throw new Wrong(document.isMissingNode()
                        ? "This is not JSON: there is nothing."
                        : "Line 1: A policy is an object: { \"id\": ... }.");
            checkNames(Policy.class, document, "", lines(text));
            return JSON.readValue(text, Policy.class);
        } catch (JsonMappingException wrong) {
            throw new Wrong(at(line(wrong, text)) + sentence(wrong));
        } catch (JsonProcessingException unreadable) {
            throw new Wrong(at(line(unreadable.getLocation())) + "This is not JSON: " + unreadable.getOriginalMessage() + ".");
        }
    }

    /// A record is put together before Jackson tells of a name that it does not know: the missing knob would hide the misspelt one.
    private static void checkNames(Type type, JsonNode node, String place, Map<String, Integer> lines) throws Wrong {
        if (type instanceof ParameterizedType list && node.isArray())
            for (int i = 0; i < node.size(); i++)
                checkNames(list.getActualTypeArguments()[0], node.get(i), place + "." + i, lines);
        if (!(type instanceof Class<?> part) || !part.isRecord() || !node.isObject())
            return;
        var known = Arrays.stream(part.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType, (one, _) -> one, LinkedHashMap::new));
        for (var knob : node.properties()) {
            var path = place.isEmpty() ? knob.getKey() : place + "." + knob.getKey();
            var its = known.get(knob.getKey());
            if (its == null)
                throw new Wrong(at(Optional.ofNullable(lines.get(path))) + "There is no '" + knob.getKey() + "' in "
                        + (place.isEmpty() ? "a policy" : withoutNumbers(place)) + ". There are " + String.join(", ", known.keySet())
                        + ".");
            checkNames(its, knob.getValue(), path, lines);
        }
    }

    private static String sentence(JsonMappingException wrong) {
        var knob = knob(wrong);
        return switch (wrong) {
            case UnrecognizedPropertyException it -> "There is no '" + it.getPropertyName() + "' " + (knob.contains(".")
                    ? "in " + knob.substring(0, knob.lastIndexOf('.'))
                    : "in a policy") + ". There are "
                    + it.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".";
            case InvalidFormatException it when it.getTargetType().isEnum() -> knob + " is one of "
                    + Arrays.stream(it.getTargetType().getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")) + ", not "
                    + it.getValue() + ".";
            case InvalidFormatException it when it.getTargetType() == Duration.class ->
                knob + " is a span of time such as PT1H or P2D, not " + it.getValue() + ".";
            default -> {
                var cause = wrong.getCause();
                yield cause instanceof IllegalArgumentException || cause instanceof NullPointerException
                        ? because(cause, knob)
                        : (knob.isEmpty() ? "" : knob + ": ") + wrong.getOriginalMessage() + ".";
            }
        };
    }

    /// A knob that has to be there and is not is null where the policy is put together.
    private static String because(Throwable cause, String knob) {
        return cause instanceof NullPointerException
                ? "Something is missing in " + (knob.isEmpty() ? "the policy" : knob) + ": compare it with one that comes with Kept."
                : cause.getMessage() + ".";
    }

    private static String knob(JsonMappingException wrong) {
        return wrong.getPath().stream().filter(step -> step.getFieldName() != null).map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    /// The same, counting in lists: `forms.complete.1.kind`.
    private static String place(JsonMappingException wrong) {
        return wrong.getPath().stream().map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String withoutNumbers(String place) {
        return place.replaceAll("\\.\\d+", "");
    }

    /// Of a sentence that begins with the name of a knob, the line where that stands; else where the reader was.
    private static Optional<Integer> line(JsonMappingException wrong, String text) {
        var cause = wrong.getCause();
        var named = cause == null || cause.getMessage() == null ? "" : cause.getMessage().split("[ :]", 2)[0];
        var lines = lines(text);
        for (var knob = named; !knob.isEmpty(); knob = knob.substring(0, Math.max(0, knob.lastIndexOf('.'))))
            if (lines.containsKey(knob))
                return Optional.of(lines.get(knob));
        return Optional.ofNullable(lines.get(place(wrong))).or(() -> Optional.ofNullable(lines.get(knob(wrong))))
                .or(() -> line(wrong.getLocation()));
    }

    /// The line of each knob, by its name: `approval.limit`; in lists also by its number, and the name without stands for the first.
    private static Map<String, Integer> lines(String text) {
        var lines = new HashMap<String, Integer>();
        try (var parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
                if (token == JsonToken.FIELD_NAME)
                    note(lines, parser.getParsingContext(), parser);
                else if (token == JsonToken.START_OBJECT && parser.getParsingContext().getParent().inArray())
                    note(lines, parser.getParsingContext().getParent(), parser);
        } catch (IOException _) {
            // up to where it is no JSON
        }
        return lines;
    }

    private static void note(Map<String, Integer> lines, JsonStreamContext at, JsonParser parser) {
        var place = at.pathAsPointer().toString();
        var name = place.isEmpty() ? place : place.substring(1).replace('/', '.');
        lines.putIfAbsent(name, parser.currentTokenLocation().getLineNr());
        lines.putIfAbsent(withoutNumbers(name), parser.currentTokenLocation().getLineNr());
    }

    private static Optional<Integer> line(JsonLocation place) {
        return Optional.ofNullable(place).map(JsonLocation::getLineNr);
    }

    private static String at(Optional<Integer> line) {
        return line.map(number -> "Line " + number + ": ").orElse("");
    }
}
