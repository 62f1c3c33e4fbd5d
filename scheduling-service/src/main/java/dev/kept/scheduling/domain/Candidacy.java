package dev.kept.scheduling.domain;

/// Which of an order's questions for somebody to ask was answered last.
///
/// @param cycle 0: none was
public record Candidacy(int cycle, int round) {
    static final Candidacy NONE = new Candidacy(0, 0);

    boolean isPast(int otherCycle, int otherRound) {
        return otherCycle < cycle || (otherCycle == cycle && otherRound < round);
    }
}
