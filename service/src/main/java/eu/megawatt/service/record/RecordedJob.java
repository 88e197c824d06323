package eu.megawatt.service.record;

/** A job of which there are records, with the number that stands for it. */
public record RecordedJob(int number, String id) {}
