package eu.megawatt.service.audit;

import java.time.Instant;

/**
 * Which entries.
 *
 * @param caller id of who asked; empty for everybody
 * @param subject a path, with what is below it; empty for everything
 * @param to the first instant that is too late
 */
public record AuditFilter(String caller, String subject, Instant from, Instant to) {}
