package dev.kept.scheduling.view;

import dev.kept.scheduling.sheet.KnownTechnicians;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What is known of many technicians at once.
@Singleton
public class TechnicianLookup {
    private static final String PEOPLE = """
            select email, array_agg(person_id order by person_id) as ids from technician_mail
            where tenant = $1 and email = any($2) group by email""";
    private static final String PLANNED = "select technician_id from technician where tenant = $1 order by technician_id limit $2";
    private static final String SKILLS = """
            select distinct skill from asked_skill, jsonb_array_elements_text(skills) as skill where tenant = $1 order by skill limit $2""";
    private static final int MOST_SKILLS = 10_000;
    private final Pool pool;

    @Inject
    TechnicianLookup(Pool pool) {
        this.pool = pool;
    }

    /// @param emails in small letters
    public Uni<KnownTechnicians> known(String tenant, Collection<String> emails) {
        var people = pool.preparedQuery(PEOPLE).execute(Tuple.of(tenant, emails.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString("email"), row -> Arrays.asList(row.getArrayOfStrings("ids")))));
        return Uni.combine().all().unis(people, texts(PLANNED, tenant, TechnicianEntry.MOST), texts(SKILLS, tenant, MOST_SKILLS))
                .with(KnownTechnicians::new);
    }

    private Uni<Set<String>> texts(String query, String tenant, int most) {
        return pool.preparedQuery(query).execute(Tuple.of(tenant, most))
                .map(rows -> StreamSupport.<Row>stream(rows.spliterator(), false).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }
}
