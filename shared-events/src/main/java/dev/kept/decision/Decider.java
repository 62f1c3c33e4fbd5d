package dev.kept.decision;

/// The rules of one kind of stream. Pure: no clock, no random, no lookup; what a rule needs comes in the command or in [Asked].
///
/// @param <C> commands, sealed
/// @param <S> the state that the rules see
/// @param <E> events, a sealed family
public interface Decider<C, S, E> {
    /// The state before the first event.
    S initial();

    /// What happens if this is asked now: facts, or a refusal that helps. Never throws.
    Decision<E> decide(C command, S state, Asked asked);

    /// The state after one more fact. Has no `default`: a forgotten event must not compile.
    S evolve(S state, E event);
}
