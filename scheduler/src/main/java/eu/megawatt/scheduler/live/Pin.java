package eu.megawatt.scheduler.live;

import java.time.Instant;

/**
 * That a job is to stay where it stands: nothing moves it but a limit, an outage or another fleet,
 * and those only where everything else of its kind does not suffice. It is of a place, and ends
 * where the job has to leave that.
 *
 * @param since when it was said
 * @param reason why, in somebody's words
 */
public record Pin(Instant since, String reason) {}
