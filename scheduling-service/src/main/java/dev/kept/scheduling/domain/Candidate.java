package dev.kept.scheduling.domain;

import java.util.List;

/// A technician with what is taken of their time.
public record Candidate(String technicianId, Technician.Working hours, List<Taken> taken) {}
