package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a JSON object stands in the request's body, so that it can be read, and hashed, byte for byte as it was sent.
@JsonDeserialize(using = Verbatim.Reader.class)
public record Verbatim(int from, int to) {

    /// Its text.
    String of(byte[] whole) {
        if (from < 0 || to > whole.length || to <= from || whole[from] != '{' || whole[to - 1] != '}')
            throw NotDone.badRequest("bad-encoding", "The JSON of several commands is written in UTF-8.");
        return new String(whole, from, to - from, StandardCharsets.UTF_8);
    }

    static final class Reader extends StdDeserializer<Verbatim> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Verbatim.class);
        }

        @Override
        public @Nullable Verbatim deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.START_OBJECT))
                return (Verbatim) context.handleUnexpectedToken(Verbatim.class, parser);
            long from = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            return new Verbatim((int) from, (int) parser.currentLocation().getByteOffset());
        }
    }
}
