package eu.megawatt.fleet.demand;

/** Where a job's data lies, and how much there is of it. */
public record DataSource(String site, double gigabytes) {}
