package dev.kept.runtime.log;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Personal;
import dev.kept.events.Topic;
import dev.kept.events.Why;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.runtime.log.Submission.Key;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// A pad of notes: the smallest decider that can accept, refuse in every way, and have nothing to do. Its state is how many notes it has.
public final class Pads implements Decider<Pads.Command, Integer, WorkOrderEvent> {
    public static final StreamType<Command, Integer, WorkOrderEvent> TYPE = new StreamType<>("pad", Topic.WORKORDER, WorkOrderEvent.class,
            new Pads());
    public static final StreamType<Command, Integer, WorkOrderEvent> OTHER_TYPE = new StreamType<>("block", Topic.WORKORDER,
            WorkOrderEvent.class, new Pads());
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public sealed interface Command {}

    public record Write(String text) implements Command {}

    public record WriteFirst(String text) implements Command {}

    public record WriteMany(int notes) implements Command {}

    public record WriteWithPolicy(String text, String because) implements Command {}

    public record Nothing() implements Command {}

    public record Refuse(Decision.Kind kind) implements Command {}

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<WorkOrderEvent> decide(Command command, Integer notes, Asked asked) {
        return switch (command) {
            case Write(var text) -> Decision.accepted(List.of(note(text)));
            case WriteFirst(var text) when notes == 0 -> Decision.accepted(List.of(note(text)));
            case WriteFirst _ -> Decision.refused("not-empty", "There is a note already.");
            case WriteMany(var many) -> Decision.accepted(IntStream.range(0, many).mapToObj(n -> note("n" + n)).toList());
            case WriteWithPolicy(var text, var because) ->
                new Decision.Accepted<>(List.of(new Decision.Fact<WorkOrderEvent>(note(text), null),
                        new Decision.Fact<WorkOrderEvent>(note("counted"), new Why("pads@1", "count = ALWAYS", because))));
            case Nothing _ -> Decision.accepted(List.of());
            case Refuse(var kind) -> new Decision.Refused<>(kind, "no", "No.", List.of());
        };
    }

    @Override
    public Integer evolve(Integer notes, WorkOrderEvent event) {
        return notes + 1;
    }

    public static NoteAdded note(String text) {
        return new NoteAdded(text, new Personal("anna", text), false, null);
    }

    public static Asked asked(String tenant) {
        return new Asked(new Caller(tenant, Actor.person("anna"), Set.of(Caller.Role.OFFICE), null, "bert", Channel.OFFICE), NOON,
                NOON.minusSeconds(60), null);
    }

    public static Submission<Command, Integer> submission(String stream, Command command) {
        return new Submission<>(TYPE, stream, command, asked("acme"), null, null, null);
    }

    public static Submission<Command, Integer> keyed(String stream, Command command, String key, String body) {
        return new Submission<>(TYPE, stream, command, asked("acme"), null, new Key(key, body), null);
    }

    public static Submission<Command, Integer> ifVersion(String stream, Command command, long version) {
        return new Submission<>(TYPE, stream, command, asked("acme"), version, null, null);
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
