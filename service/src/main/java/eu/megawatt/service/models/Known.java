package eu.megawatt.service.models;

import eu.megawatt.planner.models.Judged;
import eu.megawatt.planner.models.measure.Measurement;
import java.time.LocalDate;
import java.util.List;

/**
 * What models are compared by.
 *
 * @param today in UTC, the day of what is only asked
 */
record Known(
    List<Measurement> measurements, Judged judged, FleetWorkloads fleet, LocalDate today) {}
