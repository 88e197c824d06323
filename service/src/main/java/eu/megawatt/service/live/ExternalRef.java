package eu.megawatt.service.live;

/** What a job is called where it comes from: one job for each tenant, system and id. */
public record ExternalRef(String system, String id) {}
