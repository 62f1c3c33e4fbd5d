package dev.kept.runtime.http;

import dev.kept.decision.Asked;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Receipt;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The service's [Standing] beans, and the answers made of them.
@Singleton
public class Standings {
    private final Instance<Standing<?>> beans;
    private final Map<String, Optional<Standing<?>>> found = new ConcurrentHashMap<>();

    Standings(@Any Instance<Standing<?>> beans) {
        this.beans = beans;
    }

    /// The answer to a command.
    public <S> Answer answer(Receipt<S> receipt, Asked asked) {
        return answer(receipt.streamType(), receipt.streamId(), receipt.version(), receipt.replayed(), receipt.state(), asked);
    }

    /// The same fields for a question about one thing.
    public <S> Answer answer(String streamType, String id, EventLog.Loaded<S> loaded, Asked asked) {
        return answer(streamType, id, loaded.version(), false, loaded.state(), asked);
    }

    private <S> Answer answer(String type, String id, long version, boolean replayed, S state, Asked asked) {
        var reference = type + "/" + id + "@" + version;
        var standing = of(type);
        if (standing.isEmpty())
            return new Answer(id, version, reference, replayed, null, null, List.of(), List.of());
        @SuppressWarnings("unchecked") // a Standing names the stream type whose state it reads
        var its = (Standing<S>) standing.get();
        return new Answer(id, version, reference, replayed, its.status(state), its.revision(state), its.allowed(id, state, asked),
                its.notAllowed(id, state, asked));
    }

    Optional<Standing<?>> of(String streamType) {
        return found.computeIfAbsent(streamType, this::find);
    }

    private Optional<Standing<?>> find(String streamType) {
        var byType = new HashMap<String, Standing<?>>();
        beans.forEach(bean -> byType.put(bean.streamType(), bean));
        return Optional.ofNullable(byType.get(streamType));
    }
}
