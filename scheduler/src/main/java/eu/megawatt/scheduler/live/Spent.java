package eu.megawatt.scheduler.live;

import java.time.LocalDate;

/**
 * What a tenant's work took on a day of UTC and is not in the plan any more: it has ended, or was
 * interrupted.
 */
public record Spent(String tenant, LocalDate day, DayUse use) {}
