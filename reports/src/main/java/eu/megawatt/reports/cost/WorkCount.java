package eu.megawatt.reports.cost;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody did on a day with what a site gave them, as whoever serves the models counted it.
 *
 * @param day by the zone of the books
 * @param poolId of the machines; empty where it was not told apart
 * @param project empty where the job says it, or nothing does
 * @param jobId empty where it is of more than one job, or of a service
 * @param work what was done
 * @param source where the figures are from
 */
public record WorkCount(
    LocalDate day,
    String siteId,
    Optional<String> poolId,
    String tenantId,
    Optional<String> project,
    Optional<String> jobId,
    Work work,
    String source) {}
