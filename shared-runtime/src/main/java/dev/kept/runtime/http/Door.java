package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Every body passes here, except a file's: it is JSON, its bytes are kept for the key's hash, its size is capped, and what was read of it has to have a [Shape].
@Provider
public class Door implements ReaderInterceptor {
    /// A command's JSON; files have a cap of their own.
    public static final int LARGEST_JSON = 1_000_000;
    private final RequestFacts request;

    @Inject
    Door(RequestFacts request) {
        this.request = request;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class)
            return context.proceed();
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType()))
            throw new NotDone(Problems.ofStatus(415)); // some reader would take a text for a record of one text, unseen by the door
        var raw = context.getInputStream().readNBytes(LARGEST_JSON + 1);
        if (raw.length > LARGEST_JSON)
            throw tooLarge();
        request.body(raw);
        if (raw.length == 0)
            Shape.check(null);
        context.setInputStream(new ByteArrayInputStream(raw));
        var value = read(context);
        Shape.check(value);
        return value;
    }

    static NotDone tooLarge() {
        return new NotDone(
                Problem.of(413, "too-large", "A command's JSON has at most " + LARGEST_JSON / 1000 + " kB. Files go to /api/files."));
    }

    private static @Nullable Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException unreadable) {
            throw Misread.explain(unreadable);
        } catch (WebApplicationException wrapped) {
            throw wrapped.getCause() instanceof JsonProcessingException unreadable ? Misread.explain(unreadable) : wrapped;
        }
    }
}
