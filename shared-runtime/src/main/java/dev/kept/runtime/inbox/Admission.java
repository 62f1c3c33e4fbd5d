package dev.kept.runtime.inbox;

import dev.kept.runtime.inbox.Ledger.StreamState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of a batch's records, decided by their sequences: handled now, dropped as repeated, or waiting in a parked stream.
///
/// @param fresh as they arrived; each stream's in order and without a gap
/// @param queued facts of parked streams
/// @param gaps streams to park now because a fact is missing, with the reason
record Admission(List<Arrival> fresh, List<Arrival> queued, Map<String, String> gaps, int dropped) {

    /// @param startsAnywhere true: the first fact of an unknown stream may have any sequence, since reading did not begin at zero
    static Admission of(List<Arrival> arrivals, Map<String, StreamState> states, boolean startsAnywhere) {
        var fresh = new ArrayList<Arrival>();
        var queued = new ArrayList<Arrival>();
        var gaps = new LinkedHashMap<String, String>();
        var last = new LinkedHashMap<String, Long>();
        int dropped = 0;
        for (var arrival : arrivals) {
            var state = states.getOrDefault(arrival.stream(), new StreamState(null, false));
            long before = last.computeIfAbsent(arrival.stream(),
                    _ -> state.sequence() != null ? state.sequence() : startsAnywhere ? arrival.sequence() - 1 : -1);
            if (arrival.sequence() <= before)
                dropped++;
            else if (state.parked() || gaps.containsKey(arrival.stream()))
                queued.add(arrival);
            else if (arrival.sequence() == before + 1) {
                fresh.add(arrival);
                last.put(arrival.stream(), arrival.sequence());
            } else {
                gaps.put(arrival.stream(), gap(before + 1, arrival.sequence()));
                queued.add(arrival);
            }
        }
        return new Admission(fresh, queued, gaps, dropped);
    }

    static String gap(long missing, long arrived) {
        return "A fact is missing: number " + missing + " of this stream has not arrived, number " + arrived + " has.";
    }

    Map<String, List<Arrival>> freshByStream() {
        return byStream(fresh);
    }

    /// The last sequence of each stream.
    static Map<String, Long> lastOf(List<Arrival> facts) {
        var last = new LinkedHashMap<String, Long>();
        facts.forEach(fact -> last.put(fact.stream(), fact.sequence()));
        return last;
    }

    static Map<String, List<Arrival>> byStream(List<Arrival> arrivals) {
        var streams = new LinkedHashMap<String, List<Arrival>>();
        arrivals.forEach(arrival -> streams.computeIfAbsent(arrival.stream(), _ -> new ArrayList<>()).add(arrival));
        return streams;
    }
}
