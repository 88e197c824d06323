package eu.megawatt.telemetry.simulate.emit;

/**
 * What has been sent and what has not.
 *
 * @param scrapes of nodes and meters that were answered
 * @param missedScrapes that fell into a gap or found the node out of service
 * @param rows sent, repetitions among them; a row is what one series owner says at one scrape
 * @param lateRows of those, sent late
 * @param repeatedRows of those, sent a second time
 * @param samples sent, repetitions and oddities among them
 * @param lostSamples never sent
 * @param noReadings of those sent, without a reading
 * @param notNumbers of those sent, not a number
 */
public record EmissionCounts(
    long scrapes,
    long missedScrapes,
    long rows,
    long lateRows,
    long repeatedRows,
    long samples,
    long lostSamples,
    long noReadings,
    long notNumbers) {}
