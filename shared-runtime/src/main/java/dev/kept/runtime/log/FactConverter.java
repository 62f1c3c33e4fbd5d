package dev.kept.runtime.log;

import dev.kept.events.DomainEvent;
import dev.kept.runtime.codec.Codec;
import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

/// The one conversion that Axon needs here: an event to the bytes that are kept. The way back knows the stored name and is the codec's.
final class FactConverter implements Converter {
    private final Codec codec;

    FactConverter(Codec codec) {
        this.codec = codec;
    }

    @Override
    public boolean canConvert(Type from, Type to) {
        return to == byte[].class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T convert(@Nullable Object input, Type to) {
        return switch (input) {
            case null -> null;
            case byte[] bytes when to == byte[].class -> (T) bytes;
            case DomainEvent event when to == byte[].class -> (T) codec.write(event);
            default -> throw new IllegalArgumentException("No " + input.getClass().getSimpleName() + " becomes a " + to.getTypeName());
        };
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("codec", codec);
    }
}
