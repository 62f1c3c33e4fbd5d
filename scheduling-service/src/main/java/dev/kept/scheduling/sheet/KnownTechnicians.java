package dev.kept.scheduling.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a tenant has, as far as a file of technicians has to do with it.
///
/// @param byEmail ids of the directory's technicians by their mail addresses in small letters
/// @param planned ids of those who can be booked already
/// @param askedSkills those that some kind of work asks for; empty where no kind of work is known
public record KnownTechnicians(Map<String, List<String>> byEmail, Set<String> planned, Set<String> askedSkills) {}
