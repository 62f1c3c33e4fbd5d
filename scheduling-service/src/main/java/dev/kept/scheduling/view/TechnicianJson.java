package dev.kept.scheduling.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.WorkProfile;
import dev.kept.runtime.codec.Codec;
import dev.kept.scheduling.domain.Technician.Absence;
import dev.kept.scheduling.domain.Technician.Feed;
import dev.kept.scheduling.domain.Technician.Working;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads technicians from the columns of the view [Technicians].
@Singleton
public class TechnicianJson {
    /// For a query's list of columns.
    public static final String COLUMNS = "t.profile::text as profile, t.absences::text as absences, t.feed::text as feed";
    private static final TypeReference<SortedMap<String, Absence>> ABSENCES = new TypeReference<>() {
    };
    private final ObjectMapper json;

    @Inject
    TechnicianJson(Codec codec) {
        this.json = codec.mapper();
    }

    public Working of(TechnicianEntry entry) {
        return working(entry.profile, entry.absences, entry.feed);
    }

    /// @param row with the [#COLUMNS]
    public Working of(Row row) {
        return working(row.getString("profile"), row.getString("absences"), row.getString("feed"));
    }

    private Working working(String profile, String absences, @Nullable String feed) {
        try {
            return new Working(json.readValue(profile, WorkProfile.class), json.readValue(absences, ABSENCES),
                    feed == null ? null : json.readValue(feed, Feed.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The view's own JSON cannot be read", broken);
        }
    }
}
