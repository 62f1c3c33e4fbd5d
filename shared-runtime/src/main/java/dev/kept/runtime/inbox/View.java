package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/// Rows that people see, made of facts and of nothing else: may be dropped and rebuilt at any time. A CDI bean.
public interface View {
    /// The name on the screen.
    String name();

    /// Where its facts come from.
    Set<Topic> topics();

    /// Its tables, unqualified: a rebuild runs the same code in another schema.
    List<String> tables();

    /// Raised where the same facts are to make other rows than before, and neither columns nor topics show it: an upgrade then makes the view
    /// anew, as it does when these change.
    default int edition() {
        return 1;
    }

    /// Writes what a batch of facts changes, in the transaction that also moves the inbox's position. Facts of one stream come in
    /// order, none twice; streams of different topics may cross. Uses set-based statements, no clock, no random.
    Uni<Void> apply(SqlConnection transaction, List<Recorded> facts);
}
